import { describe, expect, it } from '@jest/globals'
import type { ReferralDraft } from '@isets/contracts'
import { checkNewReferral, EMPTY_REFERRAL, intakeInstant } from './new-referral.ts'

const FACTS = { today: '2026-03-02', hasConsent: true, hasOpen: false }
const REVERSE: ReferralDraft = {
  ...EMPTY_REFERRAL,
  side: 'reverse',
  serviceNeeded: 'SJP',
  office: 'Sample FCRC North',
  response: 'assessment_completed',
  assessmentCompletedOn: '2026-03-01',
  expectedStartOn: '2026-03-16',
}
const FORWARD: ReferralDraft = {
  ...EMPTY_REFERRAL,
  side: 'provider',
  serviceNeeded: 'SJP',
  programmeId: 'a program',
}

describe('the form of a new referral', () => {
  it('REF-010 asks first to whom the customer is referred', () => {
    expect(Object.keys(checkNewReferral(EMPTY_REFERRAL, FACTS))).toEqual(['side'])
  })

  it('REF-012 REF-024 REF-025 REF-026 REF-027 wants office, state, dates and service of a reverse referral', () => {
    expect(checkNewReferral(REVERSE, FACTS)).toEqual({})
    const bare = { ...EMPTY_REFERRAL, side: 'reverse' } as const
    expect(Object.keys(checkNewReferral(bare, FACTS)).toSorted()).toEqual(['office', 'response', 'serviceNeeded'])
    const undated = { ...REVERSE, assessmentCompletedOn: '', expectedStartOn: '' }
    expect(Object.keys(checkNewReferral(undated, FACTS))).toEqual(['assessmentCompletedOn', 'expectedStartOn'])
    expect(checkNewReferral({ ...undated, response: 'waiting_list' }, FACTS)).toEqual({})
  })

  it('REF-034 wants a provider, and an intake with day and time that lies ahead', () => {
    expect(checkNewReferral(FORWARD, FACTS)).toEqual({})
    expect(Object.keys(checkNewReferral({ ...FORWARD, programmeId: '' }, FACTS))).toEqual(['programmeId'])
    expect(Object.keys(checkNewReferral({ ...FORWARD, intakeOn: '2026-03-09' }, FACTS))).toEqual(['intakeAt'])
    expect(Object.keys(checkNewReferral({ ...FORWARD, intakeAt: '10:00' }, FACTS))).toEqual(['intakeOn'])
    const past = { ...FORWARD, intakeOn: '2026-03-01', intakeAt: '10:00' }
    expect(checkNewReferral(past, FACTS).intakeOn).toMatch(/past/)
  })

  it('REF-013 refuses both without an active consent for the receiver, and a second open one', () => {
    for (const form of [REVERSE, FORWARD]) {
      expect(Object.keys(checkNewReferral(form, { ...FACTS, hasConsent: false }))).toEqual(['consentId'])
      expect(Object.values(checkNewReferral(form, { ...FACTS, hasOpen: true })).join()).toMatch(/still open/)
    }
  })

  it('REF-036 wants only the service from an FCRC: IDHS chooses the provider', () => {
    const form = { ...EMPTY_REFERRAL, side: 'distribution', serviceNeeded: 'EF' } as const
    expect(checkNewReferral(form, { ...FACTS, hasConsent: false })).toEqual({})
  })

  it.each([
    ['2026-03-06', '14:30', '2026-03-06T20:30:00.000Z'],
    ['2026-03-09', '14:30', '2026-03-09T19:30:00.000Z'],
  ])('takes the time of an intake on %s at %s as that of Illinois', (day, time, instant) => {
    expect(intakeInstant(day, time)).toBe(instant)
  })
})
