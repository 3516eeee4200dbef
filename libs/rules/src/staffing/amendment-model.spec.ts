import { describe, expect, it } from '@jest/globals'
import type { AmendmentStatus } from '@isets/contracts'
import fc from 'fast-check'
import {
  AMENDMENT_COMMANDS,
  firstAmendmentStatus,
  nextAmendmentStatus,
  type AmendmentActor,
  type AmendmentCommand,
} from './amendment.ts'
import { amendmentObstacle } from './persons.ts'

/**
 * An amendment of a billed month under random commands of random people, who may be requester, provider manager and
 * billing at once. What it does to the figures of the month is proven against the service: `npm run histories`.
 */
const PEOPLE = ['a', 'b', 'c', 'd'] as const

const history = fc.record({
  hasCost: fc.boolean(),
  /** Nobody: it came by an event. */
  requester: fc.option(fc.constantFrom(...PEOPLE), { nil: null }),
  steps: fc.array(
    fc.record({
      command: fc.constantFrom(...AMENDMENT_COMMANDS),
      actor: fc.constantFrom<AmendmentActor>('provider_manager', 'billing'),
      by: fc.constantFrom(...PEOPLE),
    }),
    { maxLength: 25 },
  ),
})

interface Life {
  status: AmendmentStatus
  reviewer: string | null
  approver: string | null
  accepted: readonly AmendmentCommand[]
}

const isFinal = (status: AmendmentStatus, hasCost: boolean) =>
  status === 'approved' || status === 'rejected' || (status === 'reviewed' && !hasCost)

describe('whatever people do with an amendment, in any order', () => {
  it('BILL-025 BILL-026 C32 goes through both steps when it has a cost, each by somebody else, and ends for good', () => {
    const reached = { approved: 0, rejected: 0, reviewed: 0 }
    fc.assert(
      fc.property(history, ({ hasCost, requester, steps }) => {
        const life: Life = { status: firstAmendmentStatus(hasCost), reviewer: null, approver: null, accepted: [] }
        for (const { command, actor, by } of steps) {
          const before = { ...life }
          const persons = { requesterId: requester, reviewerId: life.reviewer }
          const decision = nextAmendmentStatus(life.status, hasCost, command, actor)
          if (!decision.ok || amendmentObstacle(persons, actor, by) !== null) continue
          expect(isFinal(before.status, hasCost)).toBe(false)
          life.status = decision.status
          life.accepted = [...life.accepted, command]
          if (command === 'review') life.reviewer = by
          if (command === 'approve') life.approver = by
        }
        if (life.reviewer !== null) expect(life.reviewer).not.toBe(requester)
        if (life.approver !== null) expect([requester, life.reviewer]).not.toContain(life.approver)
        if (life.status === 'approved') expect([hasCost, life.accepted]).toEqual([true, ['review', 'approve']])
        expect(life.status === 'rejected').toBe(life.accepted.includes('reject'))
        expect(life.accepted.length).toBeLessThanOrEqual(2)
        if (life.status in reached) reached[life.status as keyof typeof reached] += 1
      }),
      { numRuns: 2_000 },
    )
    // Some 70 of the rarest, never too few by chance.
    expect(Math.min(...Object.values(reached))).toBeGreaterThan(10)
  })
})
