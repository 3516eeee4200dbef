import { describe, expect, it } from '@jest/globals'
import { consentExpiresOn, isConsentActive, signingProblem } from './consent-term.ts'
import { consentText, CURRENT_CONSENT_TEXT } from './consent-text.ts'

describe('a consent', () => {
  it.each([
    ['2026-03-02', '2027-03-02'],
    ['2028-02-29', '2029-02-28'],
  ])('REF-019 signed on %s counts until %s', (signedOn, expiresOn) => {
    expect(consentExpiresOn(signedOn)).toBe(expiresOn)
  })

  it('REF-019 counts from the day of signing to its last day, unless revoked', () => {
    const consent = { status: 'active', signedOn: '2026-03-02', expiresOn: '2027-03-02' } as const
    const days = ['2026-03-01', '2026-03-02', '2027-03-02', '2027-03-03']
    expect(days.map((day) => isConsentActive(consent, day))).toEqual([false, true, true, false])
    expect(isConsentActive({ ...consent, status: 'revoked' }, '2026-03-02')).toBe(false)
  })

  it('refuses a day of signing in the future, or more than a year ago', () => {
    expect(signingProblem('2026-03-03', '2026-03-02')).toMatch(/future/)
    expect(signingProblem('2025-03-01', '2026-03-02')).toMatch(/year/)
    expect(signingProblem('2025-03-02', '2026-03-02')).toBeNull()
  })

  it('REF-019 REF-021 does not take a form that was signed before the customer revoked', () => {
    expect(signingProblem('2026-03-01', '2026-03-04', '2026-03-02')).toMatch(/revoked/)
    expect(signingProblem('2026-03-02', '2026-03-04', '2026-03-02')).toBeNull()
    expect(signingProblem('2026-03-01', '2026-03-04', null)).toBeNull()
  })

  it('CUST-012 CUST-013 names both sides, the year and what stays available', () => {
    const text = consentText(CURRENT_CONSENT_TEXT, { disclosing: 'Prairie Demo Works', receiving: 'IDHS' }).join(' ')
    for (const words of ['Prairie Demo Works', 'IDHS', 'one year', 'revoke', 'inspect and copy', 'Mental health']) {
      expect(text).toContain(words)
    }
    expect(text).not.toContain('{')
    expect(() => consentText('unknown', { disclosing: '', receiving: '' })).toThrow(RangeError)
  })
})
