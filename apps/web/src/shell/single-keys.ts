import { useSyncExternalStore } from 'react'

const STORED = 'isets.single-keys'
const listeners = new Set<() => void>()

/** Whether letters alone act as shortcuts. A habit of this browser, nothing personal. */
export function singleKeysOn(): boolean {
  return localStorage.getItem(STORED) !== 'off'
}

export function setSingleKeysOn(on: boolean): void {
  localStorage.setItem(STORED, on ? 'on' : 'off')
  for (const listener of listeners) listener()
}

export function useSingleKeysOn(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, singleKeysOn)
}
