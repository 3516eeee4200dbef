import { MAX_EXPORT_ROWS, Refusal } from '@isets/contracts'
import * as z from 'zod'

/** Any page of any list. */
const Page = z.object({ rows: z.array(z.unknown()), total: z.number() })
type Page = z.infer<typeof Page>
const Identified = z.object({ id: z.string() })

export const TOO_MANY = `An export holds at most ${MAX_EXPORT_ROWS.toLocaleString('en-US')} rows. Narrow the list by its filters and export again.`

/** Rows of a list up to the limit; `cut` says whether there were more. */
export interface ListRows extends AsyncIterable<readonly unknown[]> {
  readonly total: number
  readonly cut: () => boolean
}

/**
 * All rows of a list, page by page. The first page is read at once, so that a refusal comes before the file begins.
 * While the list changes a row may move to a page that is read later: it is written once.
 * @param read one page of `pageSize` rows, numbered from 1; a shorter one is the last
 * @throws Refusal TOO_LARGE when the list says at once that it is longer than the limit; what `read` throws
 */
export async function listRows(read: (page: number) => Promise<unknown>, pageSize: number): Promise<ListRows> {
  const first = Page.parse(await read(1))
  if (first.total > MAX_EXPORT_ROWS) {
    const found = `This list has ${first.total.toLocaleString('en-US')} rows.`
    throw new Refusal('TOO_LARGE', { reason: `${found} ${TOO_MANY}` })
  }
  let cut = false
  async function* pages() {
    const seen = new Set<string>()
    let written = 0
    let page = first
    for (let number = 2; page.rows.length > 0; number += 1) {
      const fresh = page.rows.filter((row) => isNew(row, seen))
      cut = written + fresh.length > MAX_EXPORT_ROWS
      yield cut ? fresh.slice(0, MAX_EXPORT_ROWS - written) : fresh
      written += fresh.length
      if (cut || page.rows.length < pageSize) return
      page = Page.parse(await read(number))
    }
  }
  return { total: first.total, cut: () => cut, [Symbol.asyncIterator]: pages }
}

function isNew(row: unknown, seen: Set<string>): boolean {
  const { data } = Identified.safeParse(row)
  if (data === undefined) return true
  if (seen.has(data.id)) return false
  seen.add(data.id)
  return true
}
