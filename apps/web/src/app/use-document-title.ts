import { useEffect } from 'react'

/** Names the window. Titles never hold anything that was typed about a person. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ISETS`
  }, [title])
}
