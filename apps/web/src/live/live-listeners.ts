import type { LiveUpdate } from '@isets/contracts'

type Listener = (update: LiveUpdate) => void
const listeners = new Set<Listener>()

export function tellLiveListeners(update: LiveUpdate): void {
  for (const listener of listeners) listener(update)
}

/** Hears every change that the server tells this user of. Returns how to stop. */
export function hearLiveUpdates(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
