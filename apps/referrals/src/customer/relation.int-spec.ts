import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type Caller } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { A, B, MONDAY, partnerOf, reverseForm, signedConsent, startStand, type ReferralsStand } from '../test/stand.ts'

const { decideReverseReferral, openReferralForm, recordConsent, registerConsentFile } = contract.referrals
const { rejectReferral, saveReferralDraft, sendBackReferral, submitReverseReferral } = contract.referrals
const REFUSED = { code: 'FORBIDDEN', details: { reason: expect.stringContaining('Search for this person') } }
let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
})
afterEach(() => stand.clock.set(MONDAY))
afterAll(() => stand.stop())

async function record(by: Caller, customerId: string) {
  const fileId = randomUUID()
  const file = { id: fileId, name: 'consent.pdf', mediaType: 'application/pdf', bytes: 10, sha256: 'a'.repeat(64) }
  await stand.as(by).call(registerConsentFile, file)
  const sides = { disclosingOrganisationId: by.organisationId, receivingOrganisationId: by.organisationId ? null : B }
  return stand.as(by).call(recordConsent, { ...signedConsent(customerId, '2026-03-02', fileId), ...sides })
}

/** By organisation A. */
const screened = (customerId: string, completedAt: string) =>
  stand.sql('insert into screening (id, customer_id, organisation_id, completed_at) values (?, ?, ?, ?)', [
    ...[randomUUID(), customerId, A, completedAt],
  ])

/** A customer whom organisation A has screened, asked IDHS for, and lost by the rejection. */
async function lost() {
  const customerId = await stand.customer({ screenedBy: [] })
  await screened(customerId, '2026-02-20T15:00:00Z')
  const { id, version } = await stand.reversed(customerId, A)
  const no = { id, version, receivesSnap: true, etEligible: false }
  await stand.as(caller('workforce_development')).call(decideReverseReferral, no)
  const [consent] = await stand.sql<{ id: string }>('select id from consent where customer_id = ?', [customerId])
  return { customerId, consentId: consent?.id ?? '' }
}

describe('a customer of whom somebody knows the id', () => {
  it('IDN-015 REF-015 gets no consent recorded by a provider that has nothing to do with them', async () => {
    const customerId = await stand.customer({ screenedBy: [B] })
    const by = partnerOf(A)
    await expect(record(by, customerId)).rejects.toMatchObject(REFUSED)
    await expect(record(by, randomUUID())).rejects.toMatchObject(REFUSED)
    expect(await stand.sql('select 1 from consent where customer_id = ?', [customerId])).toEqual([])
    stand.found.add(`${by.userId} ${customerId}`)
    expect(await record(by, customerId)).toMatchObject({ status: 'active', customer: { id: customerId } })
    await expect(record(partnerOf(A), customerId)).rejects.toMatchObject(REFUSED)
  })

  it('IDN-015 gets it from whoever serves or has screened them, and from IDHS and its FCRCs', async () => {
    const known = await stand.customer({ screenedBy: [A] })
    expect(await record(partnerOf(A), known)).toMatchObject({ status: 'active' })
    const served = await stand.customer({ screenedBy: [B] })
    await stand.referred(served, A)
    expect(await record(partnerOf(A), served)).toMatchObject({ status: 'active' })
    for (const role of ['provider_manager', 'workforce_development', 'super_admin', 'fcrc'] as const) {
      const customerId = await stand.customer({ screenedBy: [] })
      expect(await record(caller(role), customerId)).toMatchObject({ status: 'active' })
    }
  })

  it('IDN-015 REF-053 is closed to the provider that lost them, until it finds them in IES again', async () => {
    const { customerId, consentId } = await lost()
    const by = partnerOf(A)
    const steps = {
      form: () => stand.as(by).call(openReferralForm, { customerId }),
      draft: () => stand.as(by).call(saveReferralDraft, { customerId, form: { note: 'Once more' } }),
      consent: () => record(by, customerId),
      referral: () => stand.as(by).call(submitReverseReferral, reverseForm(customerId, consentId)),
    }
    for (const step of Object.values(steps)) await expect(step()).rejects.toMatchObject(REFUSED)
    stand.found.add(`${by.userId} ${customerId}`)
    expect(await steps.form()).toMatchObject({ sides: ['reverse'], screened: true })
    for (const step of Object.values(steps)) await step()
    expect((await stand.access(customerId)).stored).toEqual([A])
  })

  it('REF-055 stays open to a provider that screened them anew, when the rejected referral goes back to its FCRC', async () => {
    const office = '10000000-0000-4000-8000-0000000000f1'
    await stand.sql(`insert into organisation (id, name, kind) values (?, 'Sample FCRC South', 'fcrc')`, [office])
    const customerId = await stand.customer({ screenedBy: [] })
    await screened(customerId, '2026-02-20T15:00:00Z')
    const { id, version } = await stand.referred(customerId, A)
    await stand.sql(`update referral set kind = 'forward', from_organisation_id = ? where id = ?`, [office, id])
    const no = { response: 'no_contact', rejectedOn: '2026-03-02' } as const
    const rejected = await stand.as(partnerOf(A)).call(rejectReferral, { id, version, ...no })
    const form = () => stand.as(partnerOf(A)).call(openReferralForm, { customerId })
    await expect(form()).rejects.toMatchObject(REFUSED)
    await screened(customerId, '2026-03-02T16:00:00Z')
    stand.clock.set('2026-03-04T15:00:00Z')
    const back = { id, version: rejected.version, note: 'Closer to home, please' }
    await stand.as(caller('workforce_development')).call(sendBackReferral, back)
    expect(await form()).toMatchObject({ sides: ['reverse'] })
  })

  it('REF-003 is open again after a new screening by the provider', async () => {
    const { customerId } = await lost()
    await screened(customerId, '2026-03-02T16:00:00Z')
    expect(await stand.as(partnerOf(A)).call(openReferralForm, { customerId })).toMatchObject({ sides: ['reverse'] })
  })
})
