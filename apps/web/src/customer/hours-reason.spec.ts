import { describe, expect, it } from '@jest/globals'
import { asksReason, reasonProblem } from './hours-reason.ts'

const typed = (...days: string[]) => [{ activityId: '', version: 1, days: days.map((day) => ({ day, hours: 400 })) }]

describe('hours that come after their fiscal year', () => {
  it('C13 ask why, if one of them lies before July', () => {
    expect(asksReason(typed('2026-06-30', '2026-07-01'), '2026-07-01')).toBe(true)
    expect(asksReason(typed('2026-07-01'), '2026-07-01')).toBe(false)
    expect(asksReason(typed('2026-06-29'), '2026-06-30')).toBe(false)
    expect(asksReason([], '2026-07-01')).toBe(false)
  })

  it('C13 take no blank reason and no Social Security number', () => {
    expect(reasonProblem('  a ', 'Say why.')).toBe('Say why.')
    expect(reasonProblem('See 219-09-9999', 'Say why.')).toContain('Social Security')
    expect(reasonProblem('The sign-in sheet came in July', 'Say why.')).toBeUndefined()
  })
})
