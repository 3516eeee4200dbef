/** What the tabs of one browser tell each other, so that they stay in step (IDN-075). Ids and times only. */
export type TabMessage =
  | { type: 'contact'; idleEndsAt: number }
  | { type: 'signed-in'; userId: string }
  | { type: 'signed-out'; ended: boolean }

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('isets-session') : null

export function tellTabs(message: TabMessage): void {
  channel?.postMessage(message)
}

/** Hears the other tabs, never itself. Returns how to stop. */
export function hearTabs(listener: (message: TabMessage) => void): () => void {
  const hear = (event: MessageEvent<TabMessage>) => listener(event.data)
  channel?.addEventListener('message', hear)
  return () => channel?.removeEventListener('message', hear)
}
