import { describe, expect, it } from '@jest/globals'
import { ET_STATUSES, type EtStatus } from '@isets/contracts'
import fc from 'fast-check'
import {
  decideEtCommand,
  ET_COMMANDS,
  ET_HAPPENINGS,
  ET_STATUS_LABELS,
  ET_TRANSITIONS,
  etStatusAfter,
  isEnrolledStatus,
  statusBefore,
  type EtHappening,
} from './et-status.ts'

describe('the E&T status', () => {
  it('CASE-017 is one of fourteen', () => {
    expect(Object.keys(ET_STATUS_LABELS)).toEqual([...ET_STATUSES])
    expect(Object.keys(ET_TRANSITIONS)).toHaveLength(14)
  })

  it.each<[string, EtStatus, EtHappening, EtStatus]>([
    ['IES-019', 'not_enrolled', 'match', 'ies_matched'],
    ['ASMT-007', 'ies_matched', 'screen', 'initial_assessment_complete'],
    ['REF-052', 'initial_assessment_complete', 'refer', 'pending_referral_approval'],
    ['CASE-021', 'pending_referral_approval', 'waitList', 'wait_list'],
    ['REF-055', 'pending_referral_approval', 'rejectReferral', 'referral_rejected'],
    ['ENR-011', 'wait_list', 'enrol', 'pending_activity_start_dates'],
    ['ENR-012', 'pending_activity_start_dates', 'startSnapActivity', 'active'],
    ['CASE-023', 'active', 'retain', 'retention'],
    ['ENR-017', 'exited', 'retain', 'retention'],
    ['REF-021', 'pending_referral_approval', 'revokeConsent', 'consent_revoked'],
    ['REF-021', 'pending_activity_start_dates', 'revokeConsent', 'consent_revoked'],
    ['REF-021', 'active', 'revokeConsent', 'consent_revoked'],
    ['REF-021', 'inactive', 'revokeConsent', 'consent_revoked'],
    ['REF-021', 'retention', 'revokeConsent', 'consent_revoked'],
    ['REF-021', 'exited', 'revokeConsent', 'exited'],
    ['REF-021', 'consent_revoked', 'screen', 'consent_revoked'],
    ['REF-021', 'consent_revoked', 'refer', 'pending_referral_approval'],
    ['EXIT-009', 'consent_revoked', 'exit', 'exited'],
  ])('%s goes from %s by %s to %s', (_id, from, happening, to) => {
    expect(etStatusAfter(from, happening)).toBe(to)
  })

  it('CASE-033 stays as it is for an enrolled customer who is referred to another provider', () => {
    const ofReferrals = ['refer', 'waitList', 'acceptReferral', 'rejectReferral', 'expireReferral'] as const
    for (const status of ET_STATUSES.filter(isEnrolledStatus)) {
      for (const happening of ofReferrals) expect(etStatusAfter(status, happening)).toBe(status)
    }
  })

  it('goes back to what it was before the referral when that is accepted', () => {
    expect(etStatusAfter('pending_referral_approval', 'acceptReferral', 'exited')).toBe('exited')
    expect(etStatusAfter('wait_list', 'acceptReferral')).toBe('initial_assessment_complete')
  })

  it('REF-021 keeps what a revoked consent has ended until a new referral is accepted', () => {
    const kept = statusBefore('inactive', 'revokeConsent', null)
    expect(kept).toBe('inactive')
    expect(statusBefore('consent_revoked', 'refer', kept)).toBe('inactive')
    expect(etStatusAfter('pending_referral_approval', 'acceptReferral', kept)).toBe('inactive')
    expect(statusBefore('wait_list', 'revokeConsent', 'exited')).toBe('exited')
    expect(statusBefore('active', 'refer', null)).toBeNull()
  })

  it('CASE-018 CASE-022 is Active or Pending only through an enrolment, whatever happens in whatever order', () => {
    const happenings = fc.array(fc.constantFrom(...ET_HAPPENINGS), { maxLength: 40 })
    fc.assert(
      fc.property(happenings, (all) => {
        let status: EtStatus = 'not_enrolled'
        let enrolled = false
        let started = false
        for (const happening of all) {
          if (happening === 'enrol') enrolled = true
          // In the service nothing starts and nobody exits without an enrolment.
          if (!enrolled && (happening === 'startSnapActivity' || happening === 'exit' || happening === 'retain'))
            continue
          if (happening === 'startSnapActivity') started = true
          status = etStatusAfter(status, happening)
          if (isEnrolledStatus(status)) expect(enrolled).toBe(true)
          if (status === 'active') expect(started).toBe(true)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('CASE-018 is set Active by hand only with a started SNAP activity, and by hand nothing else jumps', () => {
    expect(decideEtCommand('inactive', 'resume', { openSnap: 0 })).toMatchObject({ ok: false })
    expect(decideEtCommand('inactive', 'resume', { openSnap: 1 })).toEqual({ ok: true, status: 'active' })
    for (const status of ET_STATUSES) {
      const open = ET_COMMANDS.filter((command) => decideEtCommand(status, command, { openSnap: 1 }).ok)
      if (isEnrolledStatus(status)) expect(open).not.toContain('setNeverActive')
      else expect(open).not.toContain('pause')
    }
  })
})
