import { describe, expect, it } from '@jest/globals'
import { ageInDays, isOverdue, overdueFirst } from './pending-referral.ts'

const at = (text: string) => new Date(text)
const NOW = at('2026-03-10T12:00:00Z')
const referral = (name: string, submitted: string, due: string) => ({
  name,
  submittedAt: at(submitted),
  responseDueAt: at(due),
})

describe('a pending referral in the digest', () => {
  it('NOTIF-001 has an age in days of Illinois', () => {
    expect(ageInDays(at('2026-03-10T05:30:00Z'), NOW)).toBe(0)
    expect(ageInDays(at('2026-03-10T04:30:00Z'), NOW)).toBe(1)
    expect(ageInDays(at('2026-02-10T15:00:00Z'), NOW)).toBe(28)
  })

  it('is overdue after its due time, not at it', () => {
    expect(isOverdue({ responseDueAt: NOW }, NOW)).toBe(false)
    expect(isOverdue({ responseDueAt: at('2026-03-10T11:59:59Z') }, NOW)).toBe(true)
  })

  it('comes first when it is overdue, then by due time, then by age', () => {
    const list = [
      referral('later', '2026-03-09T15:00:00Z', '2026-03-16T15:00:00Z'),
      referral('late', '2026-03-02T15:00:00Z', '2026-03-09T15:00:00Z'),
      referral('soon', '2026-03-03T15:00:00Z', '2026-03-10T15:00:00Z'),
      referral('soon and older', '2026-03-03T14:00:00Z', '2026-03-10T15:00:00Z'),
      referral('latest', '2026-02-20T15:00:00Z', '2026-02-27T15:00:00Z'),
    ]
    expect(overdueFirst(list, NOW).map(({ name }) => name)).toEqual([
      'latest',
      'late',
      'soon and older',
      'soon',
      'later',
    ])
  })
})
