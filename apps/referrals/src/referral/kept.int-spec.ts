import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type Caller } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { eventually } from '@isets/testing'
import { A, B, C, forwardForm, MONDAY, partnerOf, startStand, workforce, type ReferralsStand } from '../test/stand.ts'

const { referrals } = contract
const ACCEPTANCE = { assessmentCompletedOn: '2026-03-01', expectedStartOn: '2026-03-09' }
let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
})
afterEach(() => stand.clock.set(MONDAY))
afterAll(() => stand.stop())

const pending = async () => stand.referred(await stand.customer())
const ofB = () => stand.as(partnerOf(B))

describe('what is kept of a referral', () => {
  it('REF-043 is every version as it was then, the newest first', async () => {
    const { id } = await pending()
    await ofB().call(referrals.waitListReferral, { id, version: 1, note: 'A place in spring' })
    stand.clock.advance({ days: 1 })
    await ofB().call(referrals.acceptReferral, { id, version: 2, ...ACCEPTANCE, note: 'A place is free' })
    const { versions, response } = await ofB().call(referrals.openReferral, { id })
    expect(response).toBe('assessment_completed')
    expect(versions).toMatchObject([
      { label: '1.3', act: 'accept', response: 'assessment_completed', expectedStartOn: '2026-03-09' },
      { label: '1.2', act: 'waitList', response: 'waiting_list', expectedStartOn: null, note: 'A place in spring' },
      { label: '1.1', act: 'submit', status: 'pending_provider_response', response: null },
    ])
    expect(versions.map(({ at }) => at.slice(0, 10))).toEqual(['2026-03-03', '2026-03-02', '2026-03-02'])
  })

  it('REF-042 shows in the list who was asked by whom and when, and who answered what and when', async () => {
    const { id, number, customer } = await pending()
    const by = partnerOf(B)
    await stand.as(by).call(referrals.acceptReferral, { id, version: 1, ...ACCEPTANCE })
    const list = await ofB().call(referrals.listReferrals, { view: 'all', customerId: customer.id })
    expect(list.rows).toMatchObject([
      {
        ...{ id, number, from: null, to: { id: B }, submittedAt: '2026-03-02T15:00:00.000Z' },
        ...{ response: 'assessment_completed', respondedBy: by.name, respondedAt: '2026-03-02T15:00:00.000Z' },
        ...{ snapEligible: null, etEligible: null },
      },
    ])
    const reverse = await stand.reversed(await stand.customer())
    const decision = { id: reverse.id, version: 1, receivesSnap: true, etEligible: true }
    await stand.as(workforce()).call(referrals.decideReverseReferral, decision)
    const input = { view: 'all', customerId: reverse.customer.id } as const
    const { rows } = await stand.as(partnerOf(A)).call(referrals.listReferrals, input)
    expect(rows).toMatchObject([{ to: null, from: { id: A }, snapEligible: true, etEligible: true }])
  })

  it('REF-038 is counted for the provider that has to answer, and listed as it was counted', async () => {
    const before = (await ofB().call(referrals.countReferrals, {})).views.pending
    const { id } = await pending()
    const { views } = await ofB().call(referrals.countReferrals, {})
    const list = await ofB().call(referrals.listReferrals, { view: 'pending', pageSize: 200 })
    expect([views.pending, list.total]).toEqual([before + 1, before + 1])
    expect(list.rows.map((row) => row.id)).toContain(id)
    const others = await stand.as(partnerOf(C)).call(referrals.listReferrals, { view: 'pending', pageSize: 200 })
    expect(others.rows.map((row) => row.id)).not.toContain(id)
  })
})

describe('the answer of a provider', () => {
  it('REF-045 names the site of the intake, one of its own', async () => {
    const place = { name: 'Lakeshore Intake Site', address: '2 Demo Street', city: 'Sampleton', county: 'Cook' }
    const [own, foreign] = [await stand.located(B, place), await stand.located(C, { ...place, name: 'Another site' })]
    const { id } = await pending()
    const accept = (intakeLocationId: string) =>
      ofB().call(referrals.acceptReferral, { id, version: 1, ...ACCEPTANCE, intakeLocationId })
    await expect(accept(foreign)).rejects.toMatchObject({
      details: { fields: { intakeLocationId: expect.any(String) } },
    })
    expect((await accept(own)).intake.location).toEqual({ id: own, ...place })
  })

  it.each<[string, Partial<Caller>]>([
    ['partner', { organisationId: B }],
    ['intermediary', { organisationId: B }],
    ['provider_manager', { assignedOrganisationIds: [B] }],
    ['super_admin', {}],
  ])('REF-062 is added by a %s', async (role, changes) => {
    const { id } = await pending()
    const by = stand.as(caller(role as 'partner', changes))
    expect((await by.call(referrals.openReferral, { id })).allowed).toEqual(
      expect.arrayContaining(['contact', 'accept', 'waitList', 'reject']),
    )
    const called = await by.call(referrals.recordContact, { id, version: 1, note: 'Called back' })
    expect(called.versions[0]).toMatchObject({ act: 'contact', note: 'Called back' })
  })

  it('REF-062 is never added by Workforce Development, who can see it', async () => {
    const { id } = await pending()
    const by = stand.as(workforce())
    expect((await by.call(referrals.openReferral, { id })).allowed).toEqual(['close'])
    for (const answer of [
      () => by.call(referrals.recordContact, { id, version: 1, note: 'Called back' }),
      () => by.call(referrals.acceptReferral, { id, version: 1, ...ACCEPTANCE }),
      () => by.call(referrals.waitListReferral, { id, version: 1 }),
    ]) {
      await expect(answer()).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
  })
})

describe('referrals that expired', () => {
  it('REF-009 are counted for the provider that did not answer, by fiscal year, whatever came after', async () => {
    const counted = async (fiscalYear?: number) => {
      const input = fiscalYear === undefined ? {} : { fiscalYear }
      const { rows } = await stand.as(workforce()).call(referrals.listExpiries, input)
      return rows.find(({ id }) => id === C)
    }
    expect(await counted()).toBeUndefined()
    const customerId = await stand.customer()
    const { id } = await stand.referred(customerId, C)
    const duplicate = await stand.referred(await stand.customer(), C)
    const answered = await stand.referred(await stand.customer(), C)
    await stand.as(partnerOf(C)).call(referrals.acceptReferral, { id: answered.id, version: 1, ...ACCEPTANCE })
    stand.clock.advance({ days: 61 })
    const idhs = stand.as(workforce())
    for (const one of [id, duplicate.id]) {
      await eventually(async () => (await idhs.call(referrals.openReferral, { id: one })).status === 'expired')
    }
    expect(await counted()).toMatchObject({ asked: 3, expired: 2, expiredPercent: 67 })
    await stand
      .as(caller('super_admin'))
      .call(referrals.removeReferral, { id: duplicate.id, version: 2, because: 'duplicate' })
    await stand.consent(customerId, { receiving: B })
    const { programmeId = '' } = forwardForm(customerId, B)
    await idhs.call(referrals.reworkReferral, { id, version: 2, toOrganisationId: B, programmeId })
    expect(await counted()).toMatchObject({
      ...{ provider: { id: C }, asked: 2, expired: 1, expiredPercent: 50 },
      lastExpiredAt: expect.stringMatching(/^2026-05-0/),
    })
    expect(await counted(2027)).toBeUndefined()
    const sheet = await idhs.call(referrals.listExpiries, { sort: 'provider' })
    expect(sheet.total).toBe(sheet.rows.length)
  })
})
