import { describe, expect, it } from '@jest/globals'
import { isInReferralWindow, referralClocks, referralFlags, referralUrgency, type FlagFacts } from './clocks.ts'

const at = (text: string) => new Date(text)
/** A Friday, three in the afternoon in Chicago. */
const FRIDAY = at('2026-03-06T21:00:00Z')

describe('the clocks of a referral', () => {
  it('TMR-017 TMR-018 TMR-019 TMR-020 gives a provider 48 business hours, 5 and 10 business days and 60 days', () => {
    expect(referralClocks('forward', FRIDAY)).toMatchObject({
      contactDueAt: at('2026-03-10T20:00:00Z'), // Tuesday, same hour, daylight saving
      responseDueAt: at('2026-03-13T20:00:00Z'),
      redAt: at('2026-03-20T20:00:00Z'),
      expiresAt: at('2026-05-05T20:00:00Z'),
    })
  })

  it('TMR-021 gives IDHS 48 business hours for a reverse referral, red as soon as they are over', () => {
    const clocks = referralClocks('reverse', FRIDAY)
    expect(clocks).toMatchObject({ contactDueAt: null, responseDueAt: at('2026-03-10T20:00:00Z') })
    expect(clocks.redAt).toEqual(clocks.responseDueAt)
  })

  it('TMR-017 skips State holidays', () => {
    const beforeThanksgiving = at('2026-11-25T16:00:00Z')
    expect(referralClocks('forward', beforeThanksgiving).contactDueAt).toEqual(at('2026-12-01T16:00:00Z'))
  })

  it.each([
    ['2025-09-15T15:00:00Z', '2027-07-01T05:00:00.000Z'],
    ['2026-06-30T15:00:00Z', '2027-07-01T05:00:00.000Z'],
    ['2026-07-01T15:00:00Z', '2028-07-01T05:00:00.000Z'],
  ])('TMR-026 closes what was submitted at %s after two programme years, at %s', (submitted, closes) => {
    expect(referralClocks('forward', at(submitted)).closesAt.toISOString()).toBe(closes)
  })

  it('REF-004 REF-007 needs no new referral for 45 days, and one from then on', () => {
    expect(isInReferralWindow(FRIDAY, at('2026-04-20T19:59:59Z'))).toBe(true)
    expect(isInReferralWindow(FRIDAY, at('2026-04-20T20:00:00Z'))).toBe(false)
  })
})

describe('how pressing a referral is', () => {
  const pending = {
    status: 'pending_provider_response',
    contactedAt: null,
    ...referralClocks('forward', FRIDAY),
  } as const

  it.each([
    ['2026-03-10T19:59:00Z', 'calm'],
    ['2026-03-10T20:00:00Z', 'contact'],
    ['2026-03-13T20:00:00Z', 'due'],
    ['2026-03-20T20:00:00Z', 'red'],
  ] as const)('REF-039 REF-040 REF-041 is at %s: %s', (now, urgency) => {
    expect(referralUrgency(pending, at(now))).toBe(urgency)
  })

  it('REF-039 is calm again once the customer was contacted', () => {
    expect(referralUrgency({ ...pending, contactedAt: FRIDAY }, at('2026-03-11T20:00:00Z'))).toBe('calm')
  })

  it('is calm when it is answered', () => {
    expect(referralUrgency({ ...pending, status: 'accepted' }, at('2027-03-11T20:00:00Z'))).toBe('calm')
  })
})

describe('flags of accepted referrals', () => {
  const accepted: FlagFacts = {
    status: 'accepted',
    response: 'assessment_completed',
    submittedAt: FRIDAY,
    respondedAt: at('2026-03-09T20:00:00Z'),
    reportedAt: null,
    enrolled: false,
  }

  it('TMR-022 REF-068 flags 30 days on the waiting list, and leaves them out of "not enrolled"', () => {
    const waiting: FlagFacts = { ...accepted, response: 'waiting_list' }
    expect(referralFlags(waiting, at('2026-04-08T19:59:00Z'))).toEqual([])
    expect(referralFlags(waiting, at('2026-04-08T20:00:00Z'))).toEqual(['wait_list_over'])
    expect(referralFlags(waiting, at('2026-06-08T20:00:00Z'))).toEqual(['wait_list_over'])
  })

  it('REF-060 flags an acceptance without enrolment after the window, and 10 business days after its report', () => {
    expect(referralFlags(accepted, at('2026-04-20T19:59:00Z'))).toEqual([])
    expect(referralFlags(accepted, at('2026-04-20T20:00:00Z'))).toEqual(['not_enrolled'])
    const reported: FlagFacts = { ...accepted, reportedAt: at('2026-04-20T20:00:00Z') }
    expect(referralFlags(reported, at('2026-05-04T20:00:00Z'))).toEqual(['not_enrolled', 'to_close'])
    expect(referralFlags({ ...reported, enrolled: true }, at('2026-05-04T20:00:00Z'))).toEqual([])
  })
})
