import { AMENDMENT_STATUSES } from '@isets/contracts'
import { describe, expect, it } from '@jest/globals'
import {
  AMENDMENT_COMMANDS,
  firstAmendmentStatus,
  hoursObstacle,
  nextAmendmentStatus,
  type AmendedActivity,
} from './amendment.ts'
import { amendmentObstacle } from './persons.ts'

function steps(hasCost: boolean): string[] {
  return AMENDMENT_STATUSES.flatMap((status) =>
    AMENDMENT_COMMANDS.flatMap((command) =>
      (['provider_manager', 'billing'] as const).flatMap((actor) => {
        const decision = nextAmendmentStatus(status, hasCost, command, actor)
        return decision.ok ? [`${status} ${command} ${actor} ${decision.status}`] : []
      }),
    ),
  )
}

const REVIEWS = [
  'pending_review reject provider_manager rejected',
  'pending_review review provider_manager reviewed',
  'provisionally_accepted reject provider_manager rejected',
  'provisionally_accepted review provider_manager reviewed',
]

describe('the life of an amendment', () => {
  it('BILL-025 accepts provisionally what has no cost, and the review ends it', () => {
    expect(firstAmendmentStatus(false)).toBe('provisionally_accepted')
    expect(steps(false).toSorted()).toEqual(REVIEWS)
  })

  it('BILL-026 C32 lets billing decide on costs, after the review and not before', () => {
    expect(firstAmendmentStatus(true)).toBe('pending_review')
    expect(steps(true).toSorted()).toEqual(
      [...REVIEWS, 'reviewed approve billing approved', 'reviewed reject billing rejected'].toSorted(),
    )
  })

  it('C32 lets nobody decide on their own amendment, nor twice on the same', () => {
    const persons = { requesterId: 'a', reviewerId: 'b' }
    expect(amendmentObstacle(persons, 'provider_manager', 'a')).toContain('You asked')
    expect(amendmentObstacle(persons, 'billing', 'a')).toContain('You asked')
    expect(amendmentObstacle(persons, 'billing', 'b')).toContain('You reviewed')
    expect(amendmentObstacle(persons, 'billing', 'c')).toBeNull()
  })
})

describe('the hours of an activity in a month', () => {
  const activity: AmendedActivity = { isSnap: true, startedOn: '2025-12-15', completedOn: null }
  const words = (changes: Partial<AmendedActivity>, hours = 100) =>
    hoursObstacle({ ...activity, ...changes }, '2026-01', hours)

  it('BILL-025 BILL-047 are amended only where a SNAP activity was open', () => {
    expect(words({})).toBeNull()
    expect(words({ startedOn: '2026-01-31', completedOn: '2026-01-31' })).toBeNull()
    expect(words({ isSnap: false })).toContain('SNAP')
    expect(words({ startedOn: '2026-02-01' })).toContain('not open')
    expect(words({ completedOn: '2025-12-31' })).toContain('not open')
    expect(hoursObstacle({ ...activity, startedOn: null }, '2026-01', 0)).toContain('not open')
  })

  it('BILL-025 are no more than the days that it was open have', () => {
    expect([74_400, 74_401].map((hours) => words({}, hours) === null)).toEqual([true, false])
    const two = { startedOn: '2026-01-30', completedOn: '2026-02-20' }
    expect([4_800, 4_801].map((hours) => words(two, hours) === null)).toEqual([true, false])
  })
})
