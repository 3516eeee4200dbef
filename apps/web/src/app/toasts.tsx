import { lazy, Suspense, useSyncExternalStore } from 'react'
import type { Toast } from './toaster.tsx'

const toaster = () => import('./toaster.tsx')
const Toaster = lazy(() => toaster().then((module) => ({ default: module.Toaster })))

let wanted = false
const listeners = new Set<() => void>()

function show(toast: Toast): void {
  wanted = true
  for (const listener of listeners) listener()
  void toaster().then((module) => module.showToast(toast))
}

/** A short word at the edge of the screen. It never holds personal data. */
export function tell(message: string, tone: 'plain' | 'error' = 'plain'): void {
  show({ message, tone })
}

/** Says what was done and takes it back on request, for ten seconds. */
export function showUndo(message: string, label: string, undo: () => void): void {
  show({ message, tone: 'plain', undo: { label, act: undo } })
}

/** Where the words appear; loaded with the first of them. */
export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => wanted,
  )
  if (!shown) return null
  return (
    <Suspense fallback={null}>
      <Toaster />
    </Suspense>
  )
}
