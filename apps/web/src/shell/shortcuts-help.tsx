import { lazy, Suspense, useSyncExternalStore } from 'react'

const ShortcutsDialog = lazy(() =>
  import('./shortcuts-dialog.tsx').then((module) => ({ default: module.ShortcutsDialog })),
)

let open = false
const listeners = new Set<() => void>()
function setOpen(next: boolean): void {
  open = next
  for (const listener of listeners) listener()
}

export function openShortcutsHelp(): void {
  setOpen(true)
}

/** Where the list of keys opens. */
export function ShortcutsHelp() {
  const opened = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => open,
  )
  if (!opened) return null
  return (
    <Suspense fallback={null}>
      <ShortcutsDialog onClose={() => setOpen(false)} />
    </Suspense>
  )
}
