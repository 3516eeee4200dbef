import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { B, forwardForm, startStand, workforce, type ReferralsStand } from '../test/stand.ts'

const { listConsents, openReferral, refer, revokeConsent } = contract.referrals
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
