import { rubric, type Grant, type RecordCondition, type RubricRow } from '@isets/policies'

/** What a cell says: nothing, without limits, or on these conditions. */
export type Cell = 'no' | 'yes' | readonly RecordCondition[]

export function cellOf(grant: Grant | undefined): Cell {
  if (grant === undefined) return 'no'
  if (grant === true || grant === 'any') return 'yes'
  return typeof grant === 'string' ? [grant] : grant
}

function contains(row: RubricRow, words: string): boolean {
  return `${row.label} ${row.note ?? ''} ${row.source}`.toLowerCase().includes(words)
}

/** The rubric with only the rights in which the words stand; areas that become empty are left out. */
export function rubricWith(words: string) {
  const wanted = words.trim().toLowerCase()
  return rubric
    .map(({ area, rows }) => ({
      area,
      rows: area.toLowerCase().includes(wanted) ? rows : rows.filter((row) => contains(row, wanted)),
    }))
    .filter(({ rows }) => rows.length > 0)
}
