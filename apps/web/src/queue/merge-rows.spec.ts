import { describe, expect, it } from '@jest/globals'
import type { HelpRequestRow } from '@isets/contracts'
import { mergeRows, newOnes } from './merge-rows.ts'

const row = (id: string, summary = id) => ({ id, summary }) as HelpRequestRow
const shown = [row('a'), row('b'), row('c')]

describe('live changes in the queue', () => {
  it('keep their place: nothing is reshuffled under the cursor', () => {
    const merged = mergeRows(shown, [row('c', 'changed'), row('x'), row('a')])
    expect(merged.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(merged[2]?.summary).toBe('changed')
  })

  it('count what is new on the page', () => {
    expect(newOnes({ rows: shown, total: 3 }, { rows: [row('x'), row('y'), ...shown], total: 5 })).toBe(2)
  })

  it('count what is new behind the page', () => {
    expect(newOnes({ rows: shown, total: 300 }, { rows: shown, total: 304 })).toBe(4)
  })

  it('are no new ones when requests only left', () => {
    expect(newOnes({ rows: shown, total: 3 }, { rows: [row('a')], total: 1 })).toBe(0)
  })
})
