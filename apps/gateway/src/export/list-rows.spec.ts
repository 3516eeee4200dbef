import { describe, expect, it } from '@jest/globals'
import { MAX_EXPORT_ROWS, Refusal } from '@isets/contracts'
import { listRows } from './list-rows.ts'

const row = (number: number) => ({ id: `row ${number}` })
const numbered = (from: number, count: number) => Array.from({ length: count }, (_, index) => row(from + index))

async function everythingOf(read: (page: number) => Promise<unknown>, pageSize = 3) {
  const rows = await listRows(read, pageSize)
  const all: unknown[] = []
  for await (const page of rows) all.push(...page)
  return { all, cut: rows.cut() }
}

describe('the rows of an export', () => {
  it('are those of all pages, in their order', async () => {
    const pages = [numbered(0, 3), numbered(3, 3), numbered(6, 1)]
    const { all, cut } = await everythingOf(async (page) => ({ rows: pages[page - 1], total: 7 }))
    expect(all).toEqual(numbered(0, 7))
    expect(cut).toBe(false)
  })

  it('are written once when the list moves while it is read', async () => {
    const pages = [numbered(0, 3), numbered(2, 3), []]
    const { all } = await everythingOf(async (page) => ({ rows: pages[page - 1], total: 6 }))
    expect(all).toEqual(numbered(0, 5))
  })

  it('are refused before the file begins when there are too many, with a way out', async () => {
    const refusal = await listRows(async () => ({ rows: [row(1)], total: MAX_EXPORT_ROWS + 1 }), 3).catch(
      (error) => error,
    )
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal.code).toBe('TOO_LARGE')
    expect(refusal.details.reason).toContain('20,001 rows')
    expect(refusal.details.reason).toContain('Narrow the list')
  })

  it('stop at the limit when the list did not know how long it is, and say so', async () => {
    const read = async (page: number) => ({ rows: numbered((page - 1) * 15_000, 15_000), total: 1_000 })
    const { all, cut } = await everythingOf(read, 15_000)
    expect([all.length, cut]).toEqual([MAX_EXPORT_ROWS, true])
  })
})
