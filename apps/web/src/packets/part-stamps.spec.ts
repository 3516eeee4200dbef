import { describe, expect, it } from '@jest/globals'
import type { PacketHistoryEntry } from '@isets/contracts'
import { partStamps } from './part-stamps.ts'

const PEOPLE = { partner: 'Robin Demo', manager: 'Wren Sample', billing: 'Sage Demo' } as const
const entry = (action: PacketHistoryEntry['action'], day: number, who: keyof typeof PEOPLE): PacketHistoryEntry => ({
  ...{ id: `${action} ${day}`, action, part: null, report: null, note: null },
  at: `2026-02-${String(day).padStart(2, '0')}T15:00:00.000Z`,
  by: { id: who, name: PEOPLE[who] },
})
const history = [
  { ...entry('created', 1, 'partner'), by: null },
  entry('submitted', 12, 'partner'),
  entry('reviewed', 17, 'manager'),
  entry('approved', 18, 'manager'),
  entry('unapproved', 19, 'manager'),
  entry('submitted', 20, 'partner'),
]
const read = (part: Parameters<typeof partStamps>[1], known = history) =>
  partStamps({ history: known }, part).map(({ action, at, name }) => [action, at.slice(0, 10), name])

describe('the stamps under a part of a packet', () => {
  it('BILL-051 give the date and user of each submission, approval and un-approval', () => {
    expect(read('provider')).toEqual([['submitted', '2026-02-20', 'Robin Demo']])
    expect(read('provider_manager')).toEqual([
      ['approved', '2026-02-18', 'Wren Sample'],
      ['unapproved', '2026-02-19', 'Wren Sample'],
    ])
    expect(read('billing')).toEqual([])
    const billed = [...history, entry('approved', 21, 'manager'), entry('billing_approved', 25, 'billing')]
    expect(read('provider_manager', billed).at(-1)).toEqual(['approved', '2026-02-21', 'Wren Sample'])
    expect(read('billing', billed)).toEqual([['billing_approved', '2026-02-25', 'Sage Demo']])
  })
})
