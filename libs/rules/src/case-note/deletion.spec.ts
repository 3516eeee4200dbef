import { DELETION_STATUSES } from '@isets/contracts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decideDeletion, mayAskForDeletion, NAMED_IS_DELETED, type DeletionCommand } from './deletion.ts'

const command = fc.constantFrom<DeletionCommand>('approve', 'reject')
const status = fc.constantFrom(...DELETION_STATUSES)
const person = fc.constantFrom('maple', 'cedar', 'juniper')

describe('a request to delete a case note', () => {
  it('NOTE-014 is never decided by the person who asked, and never twice', () => {
    fc.assert(
      fc.property(person, fc.array(fc.tuple(command, person), { maxLength: 8 }), (requesterId, history) => {
        let request = {
          status: 'not_reviewed' as (typeof DELETION_STATUSES)[number],
          requesterId,
          namedIsDeleted: false,
        }
        let decisions = 0
        for (const [what, who] of history) {
          const outcome = decideDeletion(request, what, who)
          if (!outcome.ok) continue
          expect(who).not.toBe(requesterId)
          decisions += 1
          request = { ...request, status: outcome.status }
        }
        expect(decisions).toBeLessThanOrEqual(1)
      }),
    )
  })

  it.each([
    ['approve', 'approved'],
    ['reject', 'rejected'],
  ] as const)('NOTE-016 is settled by %s: %s', (what, expected) => {
    const request = { status: 'not_reviewed', requesterId: 'maple', namedIsDeleted: false } as const
    expect(decideDeletion(request, what, 'cedar')).toEqual({ ok: true, status: expected })
  })

  it('NOTE-016 can only be rejected once the note that should stay is deleted itself', () => {
    const request = { status: 'not_reviewed', requesterId: 'maple', namedIsDeleted: true } as const
    expect(decideDeletion(request, 'approve', 'cedar')).toEqual({
      ok: false,
      code: 'WRONG_STATUS',
      message: NAMED_IS_DELETED,
    })
    expect(decideDeletion(request, 'reject', 'cedar')).toEqual({ ok: true, status: 'rejected' })
  })

  it('NOTE-013 can be made again after a rejection only', () => {
    expect(DELETION_STATUSES.filter(mayAskForDeletion)).toEqual(['rejected'])
    expect(mayAskForDeletion(null)).toBe(true)
    fc.assert(
      fc.property(
        status,
        command,
        (from, what) =>
          decideDeletion({ status: from, requesterId: 'a', namedIsDeleted: false }, what, 'b').ok ===
          (from === 'not_reviewed'),
      ),
    )
  })
})
