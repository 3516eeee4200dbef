import type { HelpRequestRow } from '@isets/contracts'

/** The list as the user sees it: its order stands still until the user asks for the new one. */
export interface ShownList {
  rows: HelpRequestRow[]
  total: number
}

/** Fresh contents in the shown order: nothing moves under the cursor, what left the view stays until the next look. */
export function mergeRows(shown: readonly HelpRequestRow[], fresh: readonly HelpRequestRow[]): HelpRequestRow[] {
  const byId = new Map(fresh.map((row) => [row.id, row]))
  return shown.map((row) => byId.get(row.id) ?? row)
}

/** How many requests wait behind the "3 new requests" pill: new on this page, or counted beyond it. */
export function newOnes(shown: ShownList, fresh: ShownList): number {
  const known = new Set(shown.rows.map(({ id }) => id))
  const arrived = fresh.rows.filter(({ id }) => !known.has(id)).length
  return Math.max(arrived, fresh.total - shown.total, 0)
}
