import type { HelpRequestRow } from '@isets/contracts'
import { useMemo, useState } from 'react'

/** Which of the shown rows are ticked. Rows that are no longer shown drop out by themselves. */
export function useSelection(rows: readonly HelpRequestRow[]) {
  const [ticked, setTicked] = useState<Readonly<Record<string, true>>>({})
  const chosen = useMemo(() => rows.filter(({ id }) => ticked[id]), [rows, ticked])
  const put = (ids: readonly string[]) => setTicked(Object.fromEntries(ids.map((id) => [id, true] as const)))
  return {
    rows: chosen,
    count: chosen.length,
    all: rows.length > 0 && chosen.length === rows.length,
    has: (id: string) => ticked[id] === true,
    toggle: (id: string) => {
      const ids = chosen.map((row) => row.id)
      put(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id])
    },
    toggleAll: () => put(chosen.length === rows.length ? [] : rows.map(({ id }) => id)),
    keepOnly: put,
    clear: () => setTicked({}),
  }
}
export type Selection = ReturnType<typeof useSelection>
