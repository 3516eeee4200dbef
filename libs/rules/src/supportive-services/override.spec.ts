import { describe, expect, it } from '@jest/globals'
import { OVERRIDE_STATUSES } from '@isets/contracts'
import { fiscalMonthIndex, fiscalYearOfDate } from '../business-calendar/fiscal-year.ts'
import { takesCostsOn } from './entry.ts'
import { nextOverrideAlert, nextOverrideStatus, overrideDueAt, overrideUrgency } from './override.ts'

const ASKED = new Date('2026-03-06T21:00:00Z')
const after = (hours: number) => new Date(ASKED.getTime() + hours * 3_600_000)

describe('an override request', () => {
  it('TMR-046 is due after 48 elapsed hours, also over a weekend, with alerts at 24 and 48', () => {
    expect(overrideDueAt(ASKED)).toEqual(after(48))
    expect([0, 1, 2].map((given) => nextOverrideAlert(ASKED, given))).toEqual([
      { hours: 24, at: after(24) },
      { hours: 48, at: after(48) },
      null,
    ])
    expect([0, 23.9, 24, 47.9, 48].map((hours) => overrideUrgency(ASKED, after(hours)))).toEqual([
      'calm',
      'calm',
      'near',
      'near',
      'over',
    ])
  })

  it('SUPP-019 is decided once, and only an approved one can still be deleted', () => {
    const table = OVERRIDE_STATUSES.map((status) =>
      (['approve', 'deny', 'delete', 'deleteApproved'] as const).map((command) => nextOverrideStatus(status, command)),
    )
    expect(table).toEqual([
      ['approved', 'denied', 'deleted', undefined],
      [undefined, undefined, undefined, 'deleted'],
      [undefined, undefined, undefined, undefined],
      [undefined, undefined, undefined, undefined],
    ])
  })
})

describe('the dates of a cost', () => {
  const started = { type: 'VT', isSnap: true, startedOn: '2026-03-02', completedOn: null }

  it('SUPP-004 lie inside the activity, its first and last day included', () => {
    const ended = { ...started, completedOn: '2026-03-10' }
    expect(['2026-03-01', '2026-03-02', '2026-03-10', '2026-03-11'].map((day) => takesCostsOn(ended, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(takesCostsOn({ ...started, startedOn: null }, '2026-03-02')).toBe(false)
  })

  it('SUPP-005 count Job Retention as SNAP activity, and no other that is none', () => {
    const kinds = [started, { ...started, isSnap: false }, { ...started, isSnap: false, type: 'JR' }]
    expect(kinds.map((one) => takesCostsOn(one, '2026-03-05'))).toEqual([true, false, true])
  })

  it('TMR-060 belong to the fiscal year that is named by its end', () => {
    const days = ['2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01']
    expect(days.map(fiscalYearOfDate)).toEqual([2026, 2027, 2027, 2027])
    expect(days.map(fiscalMonthIndex)).toEqual([11, 0, 5, 6])
  })
})
