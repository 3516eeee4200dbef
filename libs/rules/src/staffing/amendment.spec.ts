import { AMENDMENT_STATUSES } from '@isets/contracts'
import { describe, expect, it } from '@jest/globals'
import { AMENDMENT_COMMANDS, firstAmendmentStatus, nextAmendmentStatus } from './amendment.ts'
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
