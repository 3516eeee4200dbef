import { useSyncExternalStore } from 'react'

const print = () => window.matchMedia('print')

function follow(onChange: () => void): () => void {
  const query = print()
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

/** Whether the page is laid out for paper, where nothing is out of sight. */
export function usePrinting(): boolean {
  return useSyncExternalStore(follow, () => print().matches)
}
