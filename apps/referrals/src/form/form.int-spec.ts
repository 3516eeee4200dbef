import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import {
  A,
  B,
  C,
  forwardForm,
  partnerOf,
  reverseForm,
  startStand,
  workforce,
  type ReferralsStand,
} from '../test/stand.ts'

const { findReferableCustomers, openReferralForm, saveReferralDraft, discardReferralDraft } = contract.referrals
const { refer, submitReverseReferral } = contract.referrals
let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
  await stand.located(B, { name: 'Demo Place', address: '1 Demo Street', city: 'Demo Hollow', county: 'Jackson' })
})
afterAll(() => stand.stop())

const open = (by = partnerOf(A), customerId = '') => stand.as(by).call(openReferralForm, { customerId })

describe('the form of a new referral', () => {
  it('REF-010 REF-011 shows a provider the customer that it has screened, and IDHS as the one receiver', async () => {
    const customerId = await stand.customer({ screenedBy: [A] })
    expect(await open(partnerOf(A), customerId)).toMatchObject({
      customer: { id: customerId, name: 'Wren Demo-Baker', birthDate: '1990-05-05', county: 'Cook' },
      ...{ sides: ['reverse'], screened: true, open: [], earlier: null, consents: [], receivers: [], draft: null },
    })
  })

  it('REF-003 shows no provider a customer that it has not screened, whether there is one or not', async () => {
    const customerId = await stand.customer({ screenedBy: [B] })
    const refused = { code: 'WRONG_STATUS', details: { reason: expect.stringContaining('Initial Screening') } }
    await expect(open(partnerOf(A), customerId)).rejects.toMatchObject(refused)
    await expect(open(partnerOf(A), crypto.randomUUID())).rejects.toMatchObject(refused)
    await expect(open(workforce(), crypto.randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const unscreened = await stand.customer({ screenedBy: [] })
    expect(await open(workforce(), unscreened)).toMatchObject({ screened: false, sides: ['provider'] })
  })

  it('REF-023 says whether the password of the customer can be reset: by IDHS, and by whom the record is open to', async () => {
    const customerId = await stand.customer()
    expect(await open(workforce(), customerId)).toMatchObject({ mayResetPassword: true })
    expect(await open(partnerOf(A), customerId)).toMatchObject({ mayResetPassword: false })
    await stand.referred(customerId, A)
    expect(await open(partnerOf(A), customerId)).toMatchObject({ mayResetPassword: true })
    expect(await open(caller('fcrc'), customerId)).toMatchObject({ mayResetPassword: false })
  })

  it('REF-012 lists every office with its distance in miles, the nearest first', async () => {
    const { offices } = await open(partnerOf(A), await stand.customer())
    expect(offices.map(({ name }) => name)).toEqual(['Sample FCRC North', 'Sample FCRC South'])
    expect(offices[0]?.miles).toBe(0)
    expect(offices[1]?.miles).toBeGreaterThan(250)
  })

  it('REF-012 takes any office of the list, and none that is not on it', async () => {
    const customerId = await stand.customer()
    const form = reverseForm(customerId, await stand.consent(customerId, { disclosing: A }))
    const elsewhere = stand.as(partnerOf(A)).call(submitReverseReferral, { ...form, office: 'My kitchen' })
    await expect(elsewhere).rejects.toMatchObject({ details: { fields: { office: expect.any(String) } } })
    const far = await stand.as(partnerOf(A)).call(submitReverseReferral, { ...form, office: 'Sample FCRC South' })
    expect(far.office).toBe('Sample FCRC South')
  })

  it('REF-034 REF-036 REF-065 offers programs of other providers that take referrals, with address and miles', async () => {
    const customerId = await stand.customer()
    const idhs = await open(workforce(), customerId)
    expect(idhs.receivers.map(({ organisation }) => organisation.id).toSorted()).toEqual([A, B, C])
    const [nearest] = idhs.receivers
    expect(nearest).toMatchObject({ organisation: { id: B }, places: [{ address: '1 Demo Street' }] })
    expect(nearest?.miles).toBeGreaterThan(250)
    await stand.referred(customerId, A)
    const served = await open(partnerOf(A), customerId)
    expect(served.sides).toEqual(['reverse', 'provider'])
    expect(served.receivers.map(({ organisation }) => organisation.id).toSorted()).toEqual([B, C])
    await stand.sql('update programme set open = false where organisation_id = ?', [C])
    const closed = await open(partnerOf(A), customerId)
    await stand.sql('update programme set open = true where organisation_id = ?', [C])
    expect(closed.receivers.map(({ organisation }) => organisation.id)).toEqual([B])
  })

  it('REF-036 asks an FCRC for no provider: IDHS distributes', async () => {
    expect(await open(caller('fcrc'), await stand.customer())).toMatchObject({ sides: ['distribution'], receivers: [] })
  })

  it('REF-022 finds the active consents of the caller and leaves those of others and over ones out', async () => {
    const customerId = await stand.customer()
    const own = await stand.consent(customerId, { disclosing: A })
    await stand.consent(customerId, { disclosing: B })
    const over = await stand.consent(customerId, { disclosing: A, receiving: C })
    await stand.sql(`update consent set status = 'revoked' where id = ?`, [over])
    const { consents } = await open(partnerOf(A), customerId)
    expect(consents).toMatchObject([{ id: own, customer: { name: 'Wren Demo-Baker' }, receiving: null }])
  })

  it('REF-004 REF-005 says which referral is open, and which earlier one may be used again', async () => {
    const customerId = await stand.customer()
    const referral = await stand.referred(customerId, B)
    expect(await open(workforce(), customerId)).toMatchObject({
      open: [{ number: referral.number, provider: { id: B } }],
      earlier: null,
    })
    const exited = `update referral set status = 'exited', exited_at = ?::timestamptz where id = ?`
    await stand.sql(exited, ['2026-02-20T12:00:00Z', referral.id])
    expect(await open(workforce(), customerId)).toMatchObject({ open: [], earlier: { number: referral.number } })
    await stand.sql(exited, ['2026-01-10T12:00:00Z', referral.id])
    expect(await open(workforce(), customerId)).toMatchObject({ open: [], earlier: null })
  })

  it('finds customers by number and name: a provider those it screened or serves, IDHS all', async () => {
    const mine = await stand.customer({ screenedBy: [A] })
    const others = await stand.customer({ screenedBy: [B] })
    const [row] = await stand.sql<{ number: string }>('select individual_number as number from customer where id = ?', [
      others,
    ])
    const find = (by = partnerOf(A), q = '') => stand.as(by).call(findReferableCustomers, { q })
    expect(await find(partnerOf(A), row?.number)).toEqual([])
    expect(await find(workforce(), row?.number)).toMatchObject([{ id: others, birthDate: '1990-05-05' }])
    await stand.sql(`update customer set last_name = 'Demo-Only' where id in (?, ?)`, [mine, others])
    expect((await find(partnerOf(A), 'wren demo-on')).map(({ id }) => id)).toEqual([mine])
    expect(await find(partnerOf(A), '%%')).toEqual([])
  })
})

describe('a half-written referral', () => {
  const by = partnerOf(A)
  const typed = { side: 'reverse', note: 'Comes on Mondays' } as const

  it('is kept for its author and customer only, until it is thrown away', async () => {
    const customerId = await stand.customer()
    await stand.as(by).call(saveReferralDraft, { customerId, form: { side: 'reverse' } })
    await stand.as(by).call(saveReferralDraft, { customerId, form: typed })
    expect((await open(by, customerId)).draft).toEqual({ form: typed, savedAt: '2026-03-02T15:00:00.000Z' })
    expect((await open(partnerOf(A), customerId)).draft).toBeNull()
    expect((await open(by, await stand.customer())).draft).toBeNull()
    await stand.as(by).call(discardReferralDraft, { customerId })
    expect((await open(by, customerId)).draft).toBeNull()
  })

  it('is gone once the referral is submitted, and stays when it is refused', async () => {
    const customerId = await stand.customer()
    await stand.as(by).call(saveReferralDraft, { customerId, form: typed })
    const form = reverseForm(customerId, await stand.consent(customerId, { disclosing: A }))
    const refused = stand.as(by).call(submitReverseReferral, { ...form, assessmentCompletedOn: '2026-03-03' })
    await expect(refused).rejects.toMatchObject({ code: 'INVALID' })
    expect((await open(by, customerId)).draft).not.toBeNull()
    await stand.as(by).call(submitReverseReferral, form)
    expect((await open(by, customerId)).draft).toBeNull()
  })

  it('takes no Social Security number, and none about a customer whom the author must not know', async () => {
    const customerId = await stand.customer({ screenedBy: [A] })
    const save = (who: typeof by, note: string) =>
      stand.as(who).call(saveReferralDraft, { customerId, form: { ...typed, note } })
    await expect(save(by, 'It is 123-45-6789')).rejects.toMatchObject({ code: 'PERSONAL_DATA' })
    await expect(save(partnerOf(B), 'Half')).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })
})

describe('submitting twice', () => {
  it('a repeat with the same key is the same referral', async () => {
    const customerId = await stand.customer()
    const consentId = await stand.consent(customerId, { receiving: B })
    const form = { ...forwardForm(customerId, B), consentId }
    const idhs = stand.as(workforce())
    const key = crypto.randomUUID()
    const [first, second] = [
      await idhs.call(refer, form, { idempotencyKey: key }),
      await idhs.call(refer, form, { idempotencyKey: key }),
    ]
    expect(second.id).toBe(first.id)
    await expect(idhs.call(refer, form)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })
})
