import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { caller } from '@isets/service-kit/testing'
import { A, B, customerLogin, MONDAY, partnerOf, startStand, workforce, type ReferralsStand } from '../test/stand.ts'

const { closeReferral, exitReferral, listConsents, openReferral, revokeConsent, revokeOwnConsent, waitListReferral } =
  contract.referrals
const A_YEAR_LATER = '2027-03-03T15:00:00Z'
let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
})
afterEach(() => stand.clock.set(MONDAY))
afterAll(() => stand.stop())

const idhs = () => stand.as(workforce())
const referralNow = async (id: string) => idhs().call(openReferral, { id })
const consentsSeenBy = async (someone: ReturnType<ReferralsStand['as']>, customerId: string) => {
  const { rows } = await someone.call(listConsents, { customerId })
  return rows.map(({ id, version, status, allowed }) => ({ id, version, status, allowed }))
}
const only = <One>(rows: readonly One[]): One => {
  const [row, ...others] = rows
  if (row === undefined || others.length > 0) throw new Error(`One was expected, not ${rows.length}`)
  return row
}

/** A customer whom B serves on a consent that is over, by time or because the service is complete. */
async function servedWithoutConsent(over: 'a year later' | 'after the exit') {
  const customerId = await stand.customer()
  const { id, version } = await stand.referred(customerId)
  const { version: accepted } = await stand.as(partnerOf(B)).call(waitListReferral, { id, version })
  if (over === 'after the exit') {
    await stand.as(caller('super_admin')).call(exitReferral, { id, version: accepted, note: 'Has moved away' })
  } else stand.clock.set(A_YEAR_LATER)
  const isOver = async () => only(await consentsSeenBy(idhs(), customerId)).status === 'expired'
  await eventually(isOver)
  expect((await stand.access(customerId)).stored).toEqual([B])
  return { customerId, id }
}

describe('a consent that has run out while the record is still open on it', () => {
  it.each(['a year later' as const, 'after the exit' as const])(
    'REF-019 REF-021 C52 is taken back by the customer, %s, and the access ends',
    async (over) => {
      const { customerId, id } = await servedWithoutConsent(over)
      const me = stand.as(customerLogin(customerId))
      const consent = only(await consentsSeenBy(me, customerId))
      expect(consent).toMatchObject({ status: 'expired', allowed: ['revoke'] })
      const revoked = await me.call(revokeOwnConsent, { id: consent.id, version: consent.version })
      expect(revoked).toMatchObject({ status: 'revoked', revokedAt: expect.any(String), allowed: [] })
      expect((await referralNow(id)).status).toBe('closed')
      expect(await stand.access(customerId)).toEqual({ stored: [], told: [] })
      const [last] = (await stand.events(id)).toReversed()
      expect(last?.payload).toMatchObject({ status: 'closed', consentRevoked: true })
    },
  )

  it('REF-021 CUST-006 staff of the provider record that it was taken back, from the referral itself', async () => {
    const { customerId, id } = await servedWithoutConsent('a year later')
    const provider = stand.as(partnerOf(B))
    const { consent } = await provider.call(openReferral, { id })
    expect(consent).toMatchObject({ status: 'expired', allowed: ['revoke'] })
    await provider.call(revokeConsent, { id: consent?.id ?? '', version: consent?.version ?? 0 })
    expect((await stand.access(customerId)).stored).toEqual([])
  })

  it('REF-019 is not taken back once nothing stands on it any more', async () => {
    const { customerId, id } = await servedWithoutConsent('a year later')
    await idhs().call(closeReferral, { id, version: (await referralNow(id)).version, note: 'Has moved away' })
    const consent = only(await consentsSeenBy(idhs(), customerId))
    expect(consent).toMatchObject({ status: 'expired', allowed: [] })
    const target = { id: consent.id, version: consent.version }
    await expect(idhs().call(revokeConsent, target)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('REF-022 gives way to a new one for the same two sides, and to no other', async () => {
    const { customerId, id } = await servedWithoutConsent('a year later')
    await stand.consent(customerId, { disclosing: A, receiving: B })
    expect((await referralNow(id)).consent).toMatchObject({ status: 'expired', allowed: ['revoke'] })
    const newer = await stand.consent(customerId, { receiving: B })
    expect((await referralNow(id)).consent).toMatchObject({ id: newer, status: 'active', allowed: ['revoke'] })
    const expired = (await consentsSeenBy(idhs(), customerId)).filter(({ status }) => status === 'expired')
    expect(only(expired).allowed).toEqual([])
  })
})
