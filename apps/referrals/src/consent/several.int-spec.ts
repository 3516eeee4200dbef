import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import {
  A,
  B,
  C,
  forwardForm,
  partnerOf,
  PROGRAMMES,
  startStand,
  workforce,
  type ReferralsStand,
} from '../test/stand.ts'

const { listConsents, openReferral, refer, rejectReferral, revokeConsent, reworkReferral } = contract.referrals
let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

const idhs = () => stand.as(workforce())
const statusesOf = async (customerId: string) => {
  const { rows } = await idhs().call(listConsents, { customerId })
  return Object.fromEntries(rows.map(({ id, status }) => [id, status]))
}
const revoke = async (id: string) => {
  const [row] = await stand.sql<{ version: number }>('select version from consent where id = ?', [id])
  return idhs().call(revokeConsent, { id, version: row?.version ?? 0 })
}
const referred = (from: string, customerId: string, to: string) =>
  stand.as(partnerOf(from)).call(refer, forwardForm(customerId, to))
const NO_CONSENT = { code: 'INVALID', details: { fields: { consentId: expect.any(String) } } }

describe('several consents of the same customer', () => {
  it('REF-021 REF-022 of the same sides only the newest counts, and revoking it leaves no other', async () => {
    const customerId = await stand.customer()
    const older = await stand.consent(customerId, { receiving: B, signedOn: '2026-01-12' })
    const { id, version } = await idhs().call(refer, { ...forwardForm(customerId, B), consentId: older })
    const newer = await stand.consent(customerId, { receiving: B })
    expect(await statusesOf(customerId)).toEqual({ [older]: 'expired', [newer]: 'active' })
    expect(await idhs().call(openReferral, { id })).toMatchObject({
      version,
      consent: { id: newer, allowed: ['revoke'] },
    })
    await revoke(newer)
    expect(await statusesOf(customerId)).toEqual({ [older]: 'expired', [newer]: 'revoked' })
    expect(await stand.access(customerId)).toEqual({ stored: [], told: [] })
    for (const consentId of [older, newer, undefined]) {
      await expect(idhs().call(refer, { ...forwardForm(customerId, B), consentId })).rejects.toMatchObject(NO_CONSENT)
    }
  })

  it('REF-021 a form that was signed before the revocation does not undo it', async () => {
    const customerId = await stand.customer()
    await revoke(await stand.consent(customerId, { receiving: B }))
    const old = stand.consent(customerId, { receiving: B, signedOn: '2026-03-01' })
    await expect(old).rejects.toMatchObject({ details: { fields: { signedOn: expect.stringContaining('revoked') } } })
    const again = await stand.consent(customerId, { receiving: B })
    expect(await statusesOf(customerId)).toMatchObject({ [again]: 'active' })
  })

  it('REF-022 two that are recorded at the same moment leave one active', async () => {
    const customerId = await stand.customer()
    await Promise.all(
      ['2026-02-02', '2026-02-03', '2026-02-04'].map((signedOn) =>
        stand.consent(customerId, { receiving: B, signedOn }),
      ),
    )
    const statuses = Object.values(await statusesOf(customerId))
    expect(statuses.filter((status) => status === 'active')).toHaveLength(1)
  })
})

describe('who discloses', () => {
  it('REF-013 REF-019 a provider refers on what the customer lets this very provider share', async () => {
    const customerId = await stand.customer()
    await stand.referred(customerId, A)
    await stand.consent(customerId, { disclosing: C, receiving: B })
    await stand.consent(customerId, { receiving: B })
    await expect(referred(A, customerId, B)).rejects.toMatchObject(NO_CONSENT)
    await stand.consent(customerId, { disclosing: A, receiving: B })
    expect(await referred(A, customerId, B)).toMatchObject({ kind: 'provider', from: { id: A }, to: { id: B } })
  })

  it('section F a revoked consent ends what its own sender has referred, and nothing that IDHS or another has', async () => {
    const customerId = await stand.customer()
    const byIdhs = await stand.referred(customerId, B)
    const ofA = await stand.consent(customerId, { disclosing: A, receiving: B })
    await revoke(ofA)
    expect(await idhs().call(openReferral, { id: byIdhs.id })).toMatchObject({ status: 'pending_provider_response' })
    expect((await stand.access(customerId)).stored).toEqual([B])
    await revoke(byIdhs.consent?.id ?? '')
    expect((await idhs().call(openReferral, { id: byIdhs.id })).status).toBe('closed')
    expect((await stand.access(customerId)).stored).toEqual([])
  })

  it('REF-055 what IDHS takes up again comes from IDHS, and needs the consent to what IDHS shares', async () => {
    const customerId = await stand.customer()
    await stand.referred(customerId, A)
    await stand.consent(customerId, { disclosing: A, receiving: B })
    const { id } = await referred(A, customerId, B)
    const no = { id, version: 1, response: 'no_contact', rejectedOn: '2026-03-02' } as const
    await stand.as(partnerOf(B)).call(rejectReferral, no)
    const again = { id, version: 2, toOrganisationId: C, programmeId: PROGRAMMES[C] ?? '' }
    await stand.consent(customerId, { disclosing: A, receiving: C })
    await expect(idhs().call(reworkReferral, again)).rejects.toMatchObject(NO_CONSENT)
    const ofIdhs = await stand.consent(customerId, { receiving: C })
    const sent = await idhs().call(reworkReferral, again)
    expect(sent).toMatchObject({ kind: 'forward', from: null, to: { id: C }, consent: { id: ofIdhs } })
  })
})
