import { changedRow, csvLine, DEMO_FEED_COLUMNS, demoFeedRows, isOneOf, spoiledRow } from '@isets/demo'

/** What a file is to be like. Shares are of a thousand rows. */
export interface FeedRecipe {
  readonly rows: number
  /** Rows with a deliberate mistake; a few of them come twice instead. */
  readonly faults: number
  /** Rows that say something new of their customer. */
  readonly changed: number
  /** Customers whom the file does not name. */
  readonly absent: number
  readonly today: string
}

/** Of a thousand faulty rows. */
const REPEATED = 20

/** The lines of a feed, heading first: the same for the same recipe. */
export function* feedLines({ rows, faults, changed, absent, today }: FeedRecipe): Generator<string> {
  yield csvLine(DEMO_FEED_COLUMNS)
  let number = -1
  for (const row of demoFeedRows(rows, today)) {
    number += 1
    if (isOneOf(absent, number, 'absent')) continue
    const current = isOneOf(changed, number, 'changed') ? changedRow(row, number) : row
    if (!isOneOf(faults, number, 'spoiled')) {
      yield lineOf(current)
      continue
    }
    if (isOneOf(REPEATED, number, 'repeated')) yield lineOf(current) + lineOf(current)
    else yield lineOf(spoiledRow(current, number))
  }
}

function lineOf(row: Readonly<Record<string, string>>): string {
  return csvLine(DEMO_FEED_COLUMNS.map((column) => row[column] ?? ''))
}
