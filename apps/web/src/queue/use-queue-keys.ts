import { useEffect, useRef, type RefObject } from 'react'
import { singleKeysOn } from '../shell/single-keys.ts'
import { moveCursor, queueCommand } from './queue-keys.ts'
import type { Selection } from './use-selection.ts'

interface QueueKeys {
  ids: readonly string[]
  cursor: string | null
  panelOpen: boolean
  /** Null for those who may not change many requests at once. */
  selection: Selection | null
  searchBox: RefObject<HTMLInputElement | null>
  onMove: (id: string) => void
  onClose: () => void
}

const WRITING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]'
const COVERING = '[role=dialog], [role=menu], [role=listbox]'

function execute(event: KeyboardEvent, keys: QueueKeys): void {
  const target = event.target instanceof Element ? event.target : document.body
  const { key, ctrlKey, metaKey, altKey } = event
  const command = queueCommand(
    {
      ...{ key, ctrlKey, metaKey, altKey },
      typing: target.closest(WRITING) !== null,
      covered: [...document.querySelectorAll(COVERING)].some((element) => element.checkVisibility()),
    },
    {
      singleKeys: singleKeysOn(),
      panelOpen: keys.panelOpen,
      mayBulk: keys.selection !== null,
      selected: keys.selection?.count ?? 0,
    },
  )
  if (!command) return
  event.preventDefault()
  if (command === 'next' || command === 'previous') {
    const id = moveCursor(keys.ids, keys.cursor, command === 'next' ? 1 : -1)
    if (id) keys.onMove(id)
  }
  if (command === 'toggle' && keys.cursor) keys.selection?.toggle(keys.cursor)
  if (command === 'search') keys.searchBox.current?.focus()
  if (command === 'close') keys.onClose()
  if (command === 'clearSelection') keys.selection?.clear()
}

/** Listens for the keys of the queue wherever the focus is on the page. */
export function useQueueKeys(keys: QueueKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.defaultPrevented) execute(event, latest.current)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
