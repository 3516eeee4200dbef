import { describe, expect, it } from '@jest/globals'
import {
  accessGrants,
  organisationsOf,
  ownServiceEndsAt,
  ownServiceGrants,
  type AccessConsent,
  type AccessReferral,
} from './access.ts'

const NOW = new Date('2026-03-10T15:00:00Z')
const referral: AccessReferral = {
  id: 'r1',
  kind: 'forward',
  status: 'accepted',
  fromOrganisationId: null,
  toOrganisationId: 'B',
  submittedAt: new Date('2026-03-01T15:00:00Z'),
  expiresAt: new Date('2026-04-30T15:00:00Z'),
}
const consent: AccessConsent = { disclosingOrganisationId: null, receivingOrganisationId: 'B', revokedAt: null }

function sees(changes: Partial<AccessReferral>, consents: AccessConsent[] = [consent], now = NOW): string[] {
  return organisationsOf(accessGrants([{ ...referral, ...changes }], consents, now))
}

describe('who may open the record', () => {
  it.each([
    ['pending_provider_response', ['B']],
    ['accepted', ['B']],
    ['exited', ['B']],
    ['rejected', []],
    ['expired', []],
    ['closed', []],
  ] as const)('REF-002 REF-053 REF-059 %s opens it to %j', (status, organisations) => {
    expect(sees({ status })).toEqual(organisations)
  })

  it('REF-002 opens it to the sender of a reverse referral, and only to the receiver of any other', () => {
    const ends = { fromOrganisationId: 'A', toOrganisationId: null } as const
    expect(sees({ kind: 'reverse', status: 'pending_idhs_response', ...ends })).toEqual(['A'])
    expect(sees({ kind: 'provider', fromOrganisationId: 'A' })).toEqual(['B'])
  })

  it('REF-036 opens it to nobody while IDHS has not chosen a provider', () => {
    expect(sees({ status: 'pending_idhs_response', toOrganisationId: null })).toEqual([])
  })

  it('REF-008 ends at 60 days even before the referral is marked as expired', () => {
    const pending = { status: 'pending_provider_response', expiresAt: NOW } as const
    expect(sees(pending)).toEqual([])
    expect(sees(pending, [consent], new Date(NOW.getTime() - 1))).toEqual(['B'])
    expect(sees({ status: 'accepted', expiresAt: NOW })).toEqual(['B'])
  })

  it('section F ends with a revoked consent of this receiver, and with no other', () => {
    const revokedAt = NOW
    expect(sees({}, [{ ...consent, revokedAt }])).toEqual([])
    expect(sees({}, [{ ...consent, receivingOrganisationId: 'C', revokedAt }])).toEqual(['B'])
    expect(sees({}, [{ disclosingOrganisationId: 'B', receivingOrganisationId: null, revokedAt }])).toEqual(['B'])
  })

  it('REF-013 REF-019 section F follows who discloses: of two consents for one receiver only the own one ends it', () => {
    const ofQ = { disclosingOrganisationId: 'Q', receivingOrganisationId: 'B', revokedAt: NOW }
    const ofR = { kind: 'provider', fromOrganisationId: 'R' } as const
    expect(sees({}, [ofQ])).toEqual(['B'])
    expect(sees(ofR, [ofQ])).toEqual(['B'])
    expect(sees(ofR, [{ ...consent, revokedAt: NOW }])).toEqual(['B'])
    expect(sees(ofR, [{ ...ofQ, disclosingOrganisationId: 'R' }])).toEqual([])
  })

  it('REF-036 takes the consent to IDHS or to its FCRC for a customer whom an FCRC sends', () => {
    const ofFcrc = { kind: 'forward', fromOrganisationId: 'F' } as const
    for (const disclosing of [null, 'F']) {
      expect(sees(ofFcrc, [{ ...consent, disclosingOrganisationId: disclosing, revokedAt: NOW }])).toEqual([])
    }
    expect(sees(ofFcrc, [{ ...consent, disclosingOrganisationId: 'Q', revokedAt: NOW }])).toEqual(['B'])
  })

  it('REF-020 opens it again to a referral that came after the revocation', () => {
    const revokedAt = new Date('2026-02-01T15:00:00Z')
    expect(sees({}, [{ ...consent, revokedAt }, consent])).toEqual(['B'])
  })
})

describe('an FCRC in its own activities', () => {
  const own = { organisationId: 'F', enrolledOn: '2026-03-02', endedOn: null }
  const at = (day: string) => new Date(`${day}T15:00:00Z`)

  it('REF-037 opens the record without a referral while it serves, however long that is', () => {
    expect(ownServiceGrants([own], at('2031-01-01'))).toEqual([
      { organisationId: 'F', referralId: null, reason: 'serves' },
    ])
  })

  it('REF-037 REF-058 keeps it open after the exit until two programme years are over', () => {
    const left = { ...own, endedOn: '2026-05-01' }
    expect(ownServiceEndsAt(own.enrolledOn)).toEqual(new Date('2027-07-01T05:00:00Z'))
    expect(ownServiceGrants([left], at('2027-06-30')).map(({ reason }) => reason)).toEqual(['has_served'])
    expect(ownServiceGrants([left], at('2027-07-01'))).toEqual([])
    expect(ownServiceEndsAt('2026-07-01')).toEqual(new Date('2028-07-01T05:00:00Z'))
  })
})
