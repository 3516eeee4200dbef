import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import {
  A,
  B,
  C,
  customerLogin,
  forwardForm,
  partnerOf,
  PROGRAMMES,
  reverseForm,
  startStand,
  workforce,
  type ReferralsStand,
} from '../test/stand.ts'

const { referrals } = contract
let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

const acceptance = () => {
  const today = stand.clock.now().toISOString().slice(0, 10)
  return { assessmentCompletedOn: today, expectedStartOn: '2027-12-01' }
}

describe('a referral from IDHS', () => {
  it('REF-034 REF-047 REF-050 opens the record to the receiver, who accepts with an expected start date', async () => {
    const customerId = await stand.customer()
    const referral = await stand.referred(customerId)
    expect(referral).toMatchObject({ kind: 'forward', status: 'pending_provider_response', to: { id: B }, version: 1 })
    expect(await stand.access(customerId)).toEqual({ stored: [B], told: [B] })
    const partner = partnerOf(B)
    const target = { id: referral.id, version: 1 }
    const done = await stand.as(partner).call(referrals.acceptReferral, { ...target, ...acceptance() })
    expect(done).toMatchObject({
      status: 'accepted',
      response: 'assessment_completed',
      version: 2,
      respondedBy: partner.name,
    })
    expect(done.versions.map(({ label, act }) => [label, act])).toEqual([
      ['1.2', 'accept'],
      ['1.1', 'submit'],
    ])
    const [last] = (await stand.events(referral.id)).toReversed()
    expect(last).toMatchObject({ type: 'referral-changed', aggregate_version: 2, payload: { status: 'accepted' } })
    expect(JSON.stringify(last)).not.toContain('Wren')
  })

  it('REF-048 REF-053 C37 disappears from the provider with the rejection, who may count it and not see it', async () => {
    const customerId = await stand.customer()
    const referral = await stand.referred(customerId)
    const partner = stand.as(partnerOf(B))
    const before = await partner.call(referrals.countReferrals, {})
    const rejection = { response: 'rejected' as const, rejectedOn: '2026-03-02', reasons: [6 as const] }
    const told = await partner.call(referrals.rejectReferral, { id: referral.id, version: 1, ...rejection })
    expect(told).toMatchObject({ status: 'rejected', allowed: [], grants: [] })
    expect(await stand.access(customerId)).toEqual({ stored: [], told: [] })
    await expect(partner.call(referrals.openReferral, { id: referral.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const list = await partner.call(referrals.listReferrals, { view: 'all', customerId })
    expect(list).toMatchObject({ rows: [], total: 0 })
    const after = await partner.call(referrals.countReferrals, {})
    expect(after.rejected).toBe(before.rejected + 1)
    expect(after.views.pending).toBe(before.views.pending - 1)
    const idhs = await stand.as(workforce()).call(referrals.openReferral, { id: referral.id })
    expect(idhs).toMatchObject({ status: 'rejected', reasons: [6], allowed: ['rework', 'close'] })
  })

  it('REF-049 refuses "Other" without a note, and a rejection without a reason', async () => {
    const { id, version } = await stand.referred(await stand.customer())
    const reject = (reasons: (6 | 8)[]) =>
      stand
        .as(partnerOf(B))
        .call(referrals.rejectReferral, { id, version, response: 'rejected', rejectedOn: '2026-03-02', reasons })
    await expect(reject([8])).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { note: expect.any(String) } },
    })
    await expect(reject([])).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { reasons: expect.any(String) } },
    })
  })

  it('REF-046 REF-051 accepts from the waiting list later, and by nobody who submitted it', async () => {
    const customerId = await stand.customer()
    const { id } = await stand.referred(customerId)
    const partner = stand.as(partnerOf(B))
    const waiting = await partner.call(referrals.waitListReferral, { id, version: 1 })
    expect(waiting).toMatchObject({ status: 'accepted', response: 'waiting_list' })
    expect(waiting.allowed).toEqual(['accept', 'report'])
    const accepted = await partner.call(referrals.acceptReferral, { id, version: 2, ...acceptance() })
    expect(accepted).toMatchObject({ response: 'assessment_completed', version: 3 })
    await expect(partner.call(referrals.acceptReferral, { id, version: 3, ...acceptance() })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
    })
  })

  it('REF-052 REF-055 is answered by somebody else than whoever sent it on', async () => {
    const customerId = await stand.customer()
    const { id } = await stand.referred(customerId)
    const no = { id, version: 1, response: 'no_contact', rejectedOn: '2026-03-02' } as const
    await stand.as(partnerOf(B)).call(referrals.rejectReferral, no)
    const [sender, other] = [caller('super_admin'), caller('super_admin')]
    const to = { toOrganisationId: B, programmeId: PROGRAMMES[B] ?? '' }
    const sent = await stand.as(sender).call(referrals.reworkReferral, { id, version: 2, ...to })
    expect(sent.allowed).not.toContain('accept')
    const target = { id, version: 3 }
    const accepting = stand.as(sender).call(referrals.acceptReferral, { ...target, ...acceptance() })
    await expect(accepting).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    const { status } = await stand.as(other).call(referrals.acceptReferral, { ...target, ...acceptance() })
    expect(status).toBe('accepted')
  })

  it('REF-055 goes to another provider after a rejection: all clocks anew, the first one sees nothing more', async () => {
    const customerId = await stand.customer()
    const { id } = await stand.referred(customerId)
    await stand
      .as(partnerOf(B))
      .call(referrals.rejectReferral, { id, version: 1, response: 'no_contact', rejectedOn: '2026-03-02' })
    await stand.consent(customerId, { receiving: C })
    const { programmeId } = forwardForm(customerId, C)
    const again = { id, version: 2, toOrganisationId: C, programmeId: programmeId ?? '' }
    const sent = await stand.as(workforce()).call(referrals.reworkReferral, again)
    expect(sent).toMatchObject({ status: 'pending_provider_response', response: null, to: { id: C }, version: 3 })
    expect(await stand.access(customerId)).toEqual({ stored: [C], told: [C] })
    await expect(stand.as(partnerOf(B)).call(referrals.openReferral, { id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('REF-013 needs an active consent for exactly this receiver', async () => {
    const customerId = await stand.customer()
    const consentId = await stand.consent(customerId, { receiving: C })
    const refer = stand.as(workforce()).call(referrals.refer, { ...forwardForm(customerId, B), consentId })
    await expect(refer).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { consentId: expect.any(String) } },
    })
  })

  it('REF-003 needs an Initial Screening, REF-065 a programme of the current year', async () => {
    const unscreened = await stand.customer({ screenedBy: [] })
    await expect(stand.referred(unscreened)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    const customerId = await stand.customer()
    await stand.sql(`update contract set ends_on = '2026-03-01' where organisation_id = ?`, [C])
    await expect(stand.referred(customerId, C)).rejects.toMatchObject({ code: 'INVALID' })
    await stand.sql(`update contract set ends_on = '2026-06-30' where organisation_id = ?`, [C])
  })

  it('section F is not accepted while neither IES nor IDHS says "eligible"', async () => {
    const customerId = await stand.customer({ eligibility: 'not_eligible' })
    const { id } = await stand.referred(customerId)
    const accept = stand.as(partnerOf(B)).call(referrals.acceptReferral, { id, version: 1, ...acceptance() })
    await expect(accept).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await stand.sql(`update customer set eligibility = 'eligible' where id = ?`, [customerId])
    const done = await stand.as(partnerOf(B)).call(referrals.acceptReferral, { id, version: 1, ...acceptance() })
    expect(done.status).toBe('accepted')
  })

  it('one at a time: two answers at once leave one, and a stale version is shown the current one', async () => {
    const { id } = await stand.referred(await stand.customer())
    const answers = [
      stand.as(partnerOf(B)).call(referrals.waitListReferral, { id, version: 1 }),
      stand.as(partnerOf(B)).call(referrals.acceptReferral, { id, version: 1, ...acceptance() }),
    ]
    const settled = await Promise.allSettled(answers)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = settled.find((one) => one.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'STALE', details: { current: { id, version: 2 } } })
  })

  it('REF-004 is made once: a second open one to the same provider is refused', async () => {
    const customerId = await stand.customer()
    await stand.referred(customerId)
    await expect(stand.referred(customerId)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('HELP-019 refuses a Social Security number in a note', async () => {
    const { id, version } = await stand.referred(await stand.customer())
    const note = 'Her number is 123-45-6789'
    await expect(stand.as(partnerOf(B)).call(referrals.recordContact, { id, version, note })).rejects.toMatchObject({
      code: 'PERSONAL_DATA',
    })
  })
})

describe('a reverse referral', () => {
  it('REF-029 REF-030 is answered by Workforce Development, with who and when, and the provider goes on', async () => {
    const customerId = await stand.customer()
    const { id } = await stand.reversed(customerId)
    expect(await stand.access(customerId)).toEqual({ stored: [A], told: [A] })
    const by = workforce()
    const decided = await stand
      .as(by)
      .call(referrals.decideReverseReferral, { id, version: 1, receivesSnap: true, etEligible: true })
    expect(decided).toMatchObject({
      status: 'accepted',
      decision: { receivesSnap: true, etEligible: true, by: by.name },
    })
    expect((await stand.access(customerId)).stored).toEqual([A])
  })

  it('REF-030 is rejected when one of both is not confirmed, and can be considered again', async () => {
    const customerId = await stand.customer()
    const { id } = await stand.reversed(customerId)
    const idhs = stand.as(workforce())
    const decided = await idhs.call(referrals.decideReverseReferral, {
      id,
      version: 1,
      receivesSnap: true,
      etEligible: false,
    })
    expect(decided.status).toBe('rejected')
    expect(decided.versions[0]?.note).toContain('Not Eligible for E&T Services')
    expect((await stand.access(customerId)).stored).toEqual([])
    const again = await idhs.call(referrals.reworkReferral, { id, version: 2 })
    expect(again).toMatchObject({ status: 'pending_idhs_response', decision: null, version: 3 })
    expect((await stand.access(customerId)).stored).toEqual([A])
  })

  it('REF-003 needs a screening of the provider itself, REF-025 the date of the assessment', async () => {
    const customerId = await stand.customer({ screenedBy: [B] })
    const consentId = await stand.consent(customerId, { disclosing: A })
    const submit = (changes: object) =>
      stand
        .as(partnerOf(A))
        .call(referrals.submitReverseReferral, { ...reverseForm(customerId, consentId), ...changes })
    await expect(submit({})).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await expect(submit({ assessmentCompletedOn: undefined })).rejects.toMatchObject({ code: 'INVALID' })
  })
})

describe('consent', () => {
  it('section F REF-021 closes the open referrals of the receiver at once; history stays', async () => {
    const customerId = await stand.customer()
    const referral = await stand.referred(customerId)
    const reverse = await stand.reversed(customerId, C)
    expect((await stand.access(customerId)).stored).toEqual([B, C])
    const consentId = referral.consent?.id ?? ''
    const revoked = await stand
      .as(customerLogin(customerId))
      .call(referrals.revokeOwnConsent, { id: consentId, version: 1 })
    expect(revoked).toMatchObject({ status: 'revoked', allowed: [] })
    expect(await stand.access(customerId)).toEqual({ stored: [C], told: [C] })
    const [last] = (await stand.events(referral.id)).toReversed()
    expect(last?.payload).toMatchObject({ status: 'closed', consentRevoked: true })
    const idhs = stand.as(workforce())
    expect(await idhs.call(referrals.openReferral, { id: referral.id })).toMatchObject({
      status: 'closed',
      closed: { reason: expect.stringContaining('revoked') },
    })
    expect((await idhs.call(referrals.openReferral, { id: reverse.id })).status).toBe('pending_idhs_response')
  })

  it('REF-014 CUST-002 is given in the own login, seen by the customer, and by no other customer', async () => {
    const customerId = await stand.customer()
    const me = stand.as(customerLogin(customerId))
    const sides = { disclosingOrganisationId: null, receivingOrganisationId: B }
    const form = { ...sides, textVersion: 'consent-2026-1', agreed: true } as const
    const given = await me.call(referrals.giveConsent, form)
    expect(given).toMatchObject({
      way: 'own_login',
      signedOn: '2026-03-02',
      expiresOn: '2027-03-02',
      allowed: ['revoke'],
    })
    expect((await me.call(referrals.giveConsent, form)).id).toBe(given.id) // REF-022: found and used again
    expect((await me.call(referrals.listConsents, {})).rows.map(({ id }) => id)).toEqual([given.id])
    const other = stand.as(customerLogin(await stand.customer()))
    expect((await other.call(referrals.listConsents, { customerId })).rows).toEqual([])
    await expect(other.call(referrals.revokeOwnConsent, { id: given.id, version: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('REF-019 refuses a consent that is more than a year old, and a file of somebody else', async () => {
    const customerId = await stand.customer()
    const base = {
      customerId,
      disclosingOrganisationId: null,
      receivingOrganisationId: B,
      textVersion: 'consent-2026-1',
      form: '4790',
      description: 'Form',
      attested: true,
    } as const
    const record = (signedOn: string) =>
      stand
        .as(workforce())
        .call(referrals.recordConsent, { ...base, signedOn, fileId: '30000000-0000-4000-8000-000000000001' })
    await expect(record('2025-03-01')).rejects.toMatchObject({ details: { fields: { signedOn: expect.any(String) } } })
    await expect(record('2026-03-01')).rejects.toMatchObject({ details: { fields: { fileId: expect.any(String) } } })
  })
})
