import { describe, expect, it } from '@jest/globals'
import { hoursKey } from './hours.ts'
import { asksReason, changedLines, reasonProblem } from './hours-reason.ts'

const typed = (...days: string[]) => [{ activityId: '', version: 1, days: days.map((day) => ({ day, hours: 400 })) }]

describe('hours that come after their fiscal year', () => {
  it('C13 ask why, if one of them lies before July', () => {
    expect(asksReason(typed('2026-06-30', '2026-07-01'), '2026-07-01')).toBe(true)
    expect(asksReason(typed('2026-07-01'), '2026-07-01')).toBe(false)
    expect(asksReason(typed('2026-06-29'), '2026-06-30')).toBe(false)
    expect(asksReason([], '2026-07-01')).toBe(false)
  })

  it('C13 ask nothing when the same hours are typed again', () => {
    const days = [
      { day: '2026-06-29', hours: 400 },
      { day: '2026-06-30', hours: null },
    ]
    const after = (first: string, second: string) =>
      changedLines([{ activityId: 'a', version: 2, days }], {
        [hoursKey('a', '2026-06-29')]: first,
        [hoursKey('a', '2026-06-30')]: second,
      })
    expect(after('4.00', ' ')).toEqual([])
    expect(asksReason(after('4', ''), '2026-07-01')).toBe(false)
    expect(after('4', '2,5')).toEqual([{ activityId: 'a', version: 2, days: [{ day: '2026-06-30', hours: 250 }] }])
    expect(asksReason(after('', ''), '2026-07-01')).toBe(true)
    expect(after('4', 'four')).toHaveLength(1)
  })

  it('C13 take no blank reason and no Social Security number', () => {
    expect(reasonProblem('  a ', 'Say why.')).toBe('Say why.')
    expect(reasonProblem('See 219-09-9999', 'Say why.')).toContain('Social Security')
    expect(reasonProblem('The sign-in sheet came in July', 'Say why.')).toBeUndefined()
  })
})
