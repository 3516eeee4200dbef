import { useEffect } from 'react'

/** Warns before the window is closed or loaded anew while something is not saved (ASMT-006). */
export function useUnloadWarning(atRisk: boolean): void {
  useEffect(() => {
    if (!atRisk) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [atRisk])
}
