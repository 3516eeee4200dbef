import { csvLine, DEMO_FEED_COLUMNS, demoFeedRow, inventedCustomer, type DemoFeedRow } from '@isets/demo'
import { eventually } from '@isets/testing'
import { text, type Errand, type Pen } from './errand.ts'
import type { Cast, Person } from './people.ts'

/** Three steps of reading and three of applying for each file. */
const ROWS = 6_000
/** Far behind the customers of the demo: nobody knows these yet. */
const FIRST = 20_000
const PATIENCE_MS = 300_000

/** What an import should say of itself in the end. */
interface Counts {
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly rejected: number
}

/**
 * A super user uploads a file of IES with new customers, one of a hundred rows wrong, and then a second one that mends
 * those and has something new of one in ten.
 */
export function feed({ superUser, today }: Cast): Errand {
  const day = today()
  const people = Array.from({ length: ROWS }, (_, at) => demoFeedRow(inventedCustomer(FIRST + at, day)))
  return async (pen) => {
    const [first, second] = [pen.mark(), pen.mark()]
    const living = (at: number, marker: string) => ({ ...people[at], address_line_1: `${at} ${marker} Way` })
    const begun = people.map((_, at) => ({ ...living(at, first), ...(isWrong(at) && { zip: '1' }) }))
    const wrong = people.filter((_, at) => isWrong(at)).length
    const nothing = { added: 0, changed: 0, unchanged: 0, rejected: 0 }
    await takeIn(pen, superUser, first, begun, { ...nothing, rows: ROWS, added: ROWS - wrong, rejected: wrong })

    const moved = people.filter((_, at) => hasMoved(at)).length
    const mended = people.map((_, at) => living(at, hasMoved(at) ? second : first))
    const unchanged = ROWS - wrong - moved
    const counts = { ...nothing, rows: ROWS, added: wrong, changed: moved, unchanged }
    await takeIn(pen, superUser, second, mended, counts)
    for (const whose of ['customers of', 'casework knows of']) {
      pen.note(`${whose} ${first}: ${ROWS - moved}`)
      pen.note(`${whose} ${second}: ${moved}`)
    }
  }
}

const isWrong = (at: number) => at % 100 === 0
const hasMoved = (at: number) => at % 10 === 1

/** Uploads a file of changes under the name of the marker, and waits until it is through. */
async function takeIn(pen: Pen, { client }: Person, marker: string, rows: readonly DemoFeedRow[], counts: Counts) {
  const lines = rows.map((row) => csvLine(DEMO_FEED_COLUMNS.map((column) => row[column] ?? '')))
  const content = [csvLine(DEMO_FEED_COLUMNS), ...lines].join('')
  const door = '/api/files?purpose=ies-feed&feed=changes'
  const uploaded = await client.upload(door, `${marker}.csv`, content)
  const record = `/api/ies/imports/${text(uploaded.body['id'])}`
  const isThrough = async () => {
    const { status } = await client.read(record)
    return status === 'finished' || status === 'failed'
  }
  await eventually(isThrough, { timeout: PATIENCE_MS, every: 500 })
  const { rows: all, added, changed, unchanged, rejected } = counts
  const words = `rows ${all} added ${added} changed ${changed} unchanged ${unchanged} rejected ${rejected}`
  await pen.write(`feed ${marker}.csv ${words}`, Promise.resolve({ ...uploaded, of: door }))
}
