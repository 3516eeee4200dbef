/** What a key asks of the queue. */
export type QueueCommand = 'next' | 'previous' | 'toggle' | 'search' | 'close' | 'clearSelection'

export interface PressedKey {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  /** The focus is where people write, or in a list to choose from. */
  typing: boolean
  /** A dialog or a menu is open and has the keys for itself. */
  covered: boolean
}

export interface QueueKeysState {
  /** Single letters can be switched off (WCAG 2.1.4). */
  singleKeys: boolean
  panelOpen: boolean
  /** Only those who may change many requests at once select. */
  mayBulk: boolean
  selected: number
}

const SINGLE: Readonly<Record<string, QueueCommand>> = {
  j: 'next',
  k: 'previous',
  x: 'toggle',
  '/': 'search',
}

/** J and K move, X selects, / searches, Escape closes the panel, then ends the selection. */
export function queueCommand(pressed: PressedKey, state: QueueKeysState): QueueCommand | null {
  const { key, ctrlKey, metaKey, altKey, typing, covered } = pressed
  if (typing || covered || ctrlKey || metaKey || altKey) return null
  if (key === 'Escape') {
    if (state.panelOpen) return 'close'
    return state.selected > 0 ? 'clearSelection' : null
  }
  const command = state.singleKeys ? (SINGLE[key.toLowerCase()] ?? null) : null
  return command === 'toggle' && !state.mayBulk ? null : command
}

/** The row that the cursor comes to; from nowhere, the first or the last. */
export function moveCursor(ids: readonly string[], current: string | null, step: 1 | -1): string | null {
  const at = current === null ? -1 : ids.indexOf(current)
  if (at === -1) return (step === 1 ? ids[0] : ids.at(-1)) ?? null
  return ids[Math.min(Math.max(at + step, 0), ids.length - 1)] ?? null
}
