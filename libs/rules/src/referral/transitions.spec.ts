import { describe, expect, it } from '@jest/globals'
import { REFERRAL_KINDS, REFERRAL_STATUSES, type ReferralKind, type ReferralStatus } from '@isets/contracts'
import {
  availableReferralCommands,
  nextReferralStatus,
  REFERRAL_COMMANDS,
  REFERRAL_TRANSITIONS,
  type ReferralActor,
  type ReferralCommand,
  type ReferralFacts,
} from './transitions.ts'

const ACTORS: readonly ReferralActor[] = ['idhs', 'receiver', 'fcrc', 'super_admin', 'revocation', 'system']

function decide(status: ReferralStatus, kind: ReferralKind, command: ReferralCommand, actor: ReferralActor) {
  const decision = nextReferralStatus({ status, kind, response: null }, command, actor)
  return decision.ok ? decision.status : decision.reason
}

/** Where each status can go, written down from statuses.csv and REF-054 to REF-069. */
const LEAVES: Record<ReferralStatus, readonly ReferralStatus[]> = {
  pending_idhs_response: ['pending_provider_response', 'accepted', 'rejected', 'expired', 'closed'],
  pending_provider_response: ['accepted', 'rejected', 'expired', 'closed'],
  accepted: ['exited', 'closed'],
  rejected: ['pending_idhs_response', 'pending_provider_response', 'closed'],
  expired: ['pending_idhs_response', 'pending_provider_response', 'closed'],
  exited: ['accepted', 'closed'],
  closed: [],
}

describe('the life of a referral', () => {
  it.each(REFERRAL_STATUSES)('REF-052 %s leads where the manual says, and nowhere else', (status) => {
    const reached = REFERRAL_KINDS.flatMap((kind) =>
      REFERRAL_COMMANDS.flatMap((command) =>
        ACTORS.map((actor) => nextReferralStatus({ status, kind, response: 'waiting_list' }, command, actor)),
      ),
    ).flatMap((decision) => (decision.ok && decision.status !== status ? [decision.status] : []))
    expect(new Set(reached)).toEqual(new Set(LEAVES[status]))
  })

  it.each([
    ['REF-030', 'pending_idhs_response', 'reverse', 'confirm', 'idhs', 'accepted'],
    ['REF-030', 'pending_idhs_response', 'reverse', 'refuse', 'idhs', 'rejected'],
    ['REF-036', 'pending_idhs_response', 'forward', 'distribute', 'idhs', 'pending_provider_response'],
    ['REF-046', 'pending_provider_response', 'forward', 'waitList', 'receiver', 'accepted'],
    ['REF-048', 'pending_provider_response', 'provider', 'reject', 'receiver', 'rejected'],
    ['REF-008', 'pending_provider_response', 'forward', 'expire', 'system', 'expired'],
    ['REF-055', 'rejected', 'forward', 'rework', 'idhs', 'pending_provider_response'],
    ['REF-054', 'expired', 'reverse', 'reconsider', 'idhs', 'pending_idhs_response'],
    ['REF-061', 'accepted', 'forward', 'exit', 'system', 'exited'],
    ['REF-069', 'exited', 'forward', 'readmit', 'system', 'accepted'],
    ['REF-058', 'exited', 'forward', 'autoClose', 'system', 'closed'],
    ['REF-056', 'accepted', 'forward', 'edit', 'super_admin', 'accepted'],
    ['REF-056', 'rejected', 'reverse', 'remove', 'super_admin', 'closed'],
    ['REF-021', 'accepted', 'reverse', 'revoke', 'revocation', 'closed'],
  ] as const)('%s leads a referral that is %s (%s) by %s of %s to %s', (_id, status, kind, command, actor, next) => {
    expect(decide(status, kind, command, actor)).toBe(next)
  })

  it.each([
    ['REF-032', 'pending_idhs_response', 'reverse', 'confirm', 'receiver', 'wrong_actor'],
    ['REF-030', 'pending_idhs_response', 'forward', 'confirm', 'idhs', 'wrong_status'],
    ['REF-036', 'pending_idhs_response', 'reverse', 'distribute', 'idhs', 'wrong_status'],
    ['REF-055', 'rejected', 'reverse', 'rework', 'idhs', 'wrong_status'],
    ['REF-046', 'accepted', 'forward', 'accept', 'receiver', 'wrong_status'],
    ['REF-057', 'accepted', 'forward', 'close', 'receiver', 'wrong_actor'],
    ['REF-056', 'accepted', 'forward', 'exit', 'receiver', 'wrong_actor'],
    ['REF-056', 'accepted', 'forward', 'remove', 'idhs', 'wrong_actor'],
    ['REF-056', 'pending_idhs_response', 'reverse', 'edit', 'idhs', 'wrong_actor'],
  ] as const)(
    '%s refuses on a referral that is %s (%s) the %s of %s: %s',
    (_id, status, kind, command, actor, reason) => {
      expect(decide(status, kind, command, actor)).toBe(reason)
    },
  )

  it('REF-055 sends a rejected referral back to the FCRC that had sent it, once, and nobody else acts on it there', () => {
    const rejected = { status: 'rejected', kind: 'forward', response: 'rejected', ofFcrc: true } as const
    const sendBack = (facts: Partial<ReferralFacts>, actor: ReferralActor = 'idhs') =>
      nextReferralStatus({ ...rejected, ...facts }, 'sendBack', actor)
    expect(sendBack({})).toEqual({ ok: true, status: 'rejected' })
    expect(sendBack({ ofFcrc: false })).toMatchObject({ reason: 'not_of_fcrc' })
    for (const sentBack of ['waits', 'taken_up'] as const) {
      expect(sendBack({ sentBack })).toMatchObject({ reason: 'sent_back' })
    }
    for (const actor of ['receiver', 'fcrc', 'system'] as const) {
      expect(sendBack({}, actor)).toMatchObject({ reason: 'wrong_actor' })
    }
    for (const status of REFERRAL_STATUSES.filter((one) => one !== 'rejected')) {
      expect(sendBack({ status }).ok).toBe(false)
    }
    for (const kind of ['reverse', 'provider'] as const) expect(sendBack({ kind }).ok).toBe(false)
  })

  it('REF-055 is taken up by the FCRC alone, and once; meanwhile IDHS may still do something else with it', () => {
    const back = { status: 'rejected', kind: 'forward', response: 'rejected', ofFcrc: true, sentBack: 'waits' } as const
    expect(availableReferralCommands(back, 'fcrc')).toEqual(['takeUp'])
    expect(availableReferralCommands({ ...back, sentBack: 'taken_up' }, 'fcrc')).toEqual([])
    expect(availableReferralCommands({ ...back, sentBack: null }, 'fcrc')).toEqual([])
    expect(availableReferralCommands(back, 'idhs')).toEqual(['rework', 'close'])
  })

  it('REF-046 lets a provider accept for good whom it had put on the waiting list, and nobody twice', () => {
    const accepted = { status: 'accepted', kind: 'forward' } as const
    expect(nextReferralStatus({ ...accepted, response: 'waiting_list' }, 'accept', 'receiver').ok).toBe(true)
    expect(nextReferralStatus({ ...accepted, response: 'assessment_completed' }, 'accept', 'receiver').ok).toBe(false)
  })

  it('never lets the person who submitted a referral answer it', () => {
    const own = { status: 'pending_provider_response', kind: 'forward', response: null, ownReferral: true } as const
    for (const command of ['accept', 'waitList', 'reject'] as const) {
      expect(nextReferralStatus(own, command, 'receiver')).toMatchObject({ ok: false, reason: 'own_referral' })
    }
    expect(nextReferralStatus(own, 'contact', 'receiver').ok).toBe(true)
  })

  it('offers nothing on a closed referral', () => {
    expect(REFERRAL_TRANSITIONS.closed).toEqual({})
    for (const kind of REFERRAL_KINDS) {
      for (const actor of ACTORS) {
        expect(availableReferralCommands({ status: 'closed', kind, response: null }, actor)).toEqual([])
      }
    }
    expect(decide('closed', 'forward', 'readmit', 'system')).toBe('closed_is_final')
  })
})
