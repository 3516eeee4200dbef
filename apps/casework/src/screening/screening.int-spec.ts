import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, referralsEvents, type ScreeningAnswers } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { ToldReferral } from '../test/referrals.ts'
import { caller, ORGANISATION, OTHER_ORGANISATION, partner, startStand, type CaseworkStand } from '../test/stand.ts'

const { startScreening, openScreening, listScreenings, saveScreening, submitScreening, openCustomer } =
  contract.casework
const { markNotTakingPart, setStatus } = contract.casework
let stand: CaseworkStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

const ANSWERS: ScreeningAnswers = {
  receivesSnap: true,
  receivesTanf: false,
  householdSize: 2,
  caresForChild: false,
  employed: false,
  lastWorked: 'under_2_years',
  highestGrade: 'high_school',
  inSchool: false,
  readsEnglish: true,
  ableToWork: true,
  situations: ['transportation'],
  availableFrom: '2026-03-09',
  availableHours: 25,
  skills: ['care', 'food'],
}

const other = () => partner({ organisationId: OTHER_ORGANISATION })
const statusOf = async (id: string) => (await stand.sql('select et_status from customer where id = ?', [id]))[0]

describe('the Initial Screening before a referral', () => {
  it('IES-019 ASMT-002 ASMT-007 is begun, kept, completed and stamped by a provider without a grant', async () => {
    const customerId = await stand.customer()
    const by = stand.as(partner())
    const draft = await by.call(startScreening, { customerId })
    expect(draft).toMatchObject({
      status: 'draft',
      version: 1,
      customerName: 'Wren Demo-Baker',
      allowed: ['save', 'submit'],
    })
    expect(await statusOf(customerId)).toEqual({ et_status: 'ies_matched' })

    const saved = await by.call(saveScreening, { id: draft.id, version: 1, answers: { householdSize: 3 } })
    expect(saved.version).toBe(2)
    const complete = await by.call(submitScreening, { id: draft.id, version: 2, answers: ANSWERS })
    expect(complete).toMatchObject({
      status: 'complete',
      submittedAt: '2026-03-02T15:00:00.000Z',
      allowed: ['update', 'review', 'setNeverActive'],
    })
    expect(complete.answers).toEqual(ANSWERS)
    expect(await statusOf(customerId)).toEqual({ et_status: 'initial_assessment_complete' })
    const events = await stand.sql<{ type: string }>(
      'select type from outbox where aggregate_id in (?, ?) order by id',
      [draft.id, customerId],
    )
    expect(events.map(({ type }) => type)).toEqual(['customer-changed', 'customer-changed', 'screening-completed'])
  })

  it('ASMT-020 is completed for a customer who is not eligible yet; the enrollment waits for IES', async () => {
    const customerId = await stand.customer({ eligibility: 'not_eligible', granted: [ORGANISATION] })
    const by = stand.as(partner())
    const { id } = await by.call(startScreening, { customerId })
    expect(await by.call(submitScreening, { id, version: 1, answers: ANSWERS })).toMatchObject({ status: 'complete' })
    await stand.referral(customerId)
    const programmeId = await stand.programme()
    const one = { type: 'VT', plannedStartOn: '2026-03-02', plannedEndOn: '2026-06-30', hoursPerWeek: 2_000 } as const
    const enrolment = () => by.call(contract.casework.enrol, { customerId, programmeId, activities: [one] })
    await expect(enrolment()).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      details: { reason: expect.stringContaining('not eligible') },
    })
    await stand.sql(`update customer set eligibility = 'eligible' where id = ?`, [customerId])
    expect(await enrolment()).toMatchObject({ enrolledOn: '2026-03-02' })
  })

  it('IDN-015 shows the provider its own screening and nothing else of the customer', async () => {
    const customerId = await stand.customer()
    const { id } = await stand.as(partner()).call(startScreening, { customerId })
    await expect(stand.as(partner()).call(openCustomer, { id: customerId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(stand.as(other()).call(openScreening, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const listed = await stand.as(other()).call(listScreenings, { customerId })
    expect(listed).toMatchObject({ rows: [], total: 0 })
    expect((await stand.as(partner()).call(listScreenings, { customerId })).total).toBe(1)
    const call = stand.as(other()).call(saveScreening, { id, version: 1, answers: {} })
    await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('IDN-015 REF-055 is kept when a referral that was rejected before it changes once more, and lost with the next', async () => {
    const customerId = await stand.customer()
    const [first, second] = [1, 2].map(() => new ToldReferral(stand, customerId, ORGANISATION))
    await first?.is('rejected')
    await stand.as(partner()).call(startScreening, { customerId })
    const mine = async () => (await stand.as(partner()).call(listScreenings, { customerId })).total
    const before = await stand.sql('select 1 from inbox')
    await first?.is('rejected')
    await eventually(async () => (await stand.sql('select 1 from inbox')).length > before.length)
    expect(await mine()).toBe(1)
    await second?.is('rejected')
    expect(await mine()).toBe(0)
  })

  it('goes on with the own draft, also when two begin at once', async () => {
    const customerId = await stand.customer()
    const begin = () => stand.as(partner()).call(startScreening, { customerId })
    const [one, two] = await Promise.all([begin(), begin()])
    expect(one.id).toBe(two.id)
    expect((await begin()).id).toBe(one.id)
  })

  it('IDN-015 is begun for whom the caller has just found in IES, and for nobody whose id was kept', async () => {
    const lost = await stand.customer()
    stand.unfound.add(lost)
    const kept = stand.as(partner()).call(startScreening, { customerId: lost })
    await expect(kept).rejects.toMatchObject({
      code: 'FORBIDDEN',
      details: { reason: expect.stringContaining('Search for this person in IES') },
    })
    expect(await statusOf(lost)).toEqual({ et_status: 'not_enrolled' })
    stand.unfound.delete(lost)
    expect(await stand.as(partner()).call(startScreening, { customerId: lost })).toMatchObject({ status: 'draft' })
  })

  it('IDN-015 needs no new search where the caller holds the screening, or may open the record anyway', async () => {
    const held = await stand.customer()
    const { id } = await stand.as(partner()).call(startScreening, { customerId: held })
    const shared = await stand.customer({ granted: [ORGANISATION] })
    for (const customerId of [held, shared]) stand.unfound.add(customerId)
    expect((await stand.as(partner()).call(startScreening, { customerId: held })).id).toBe(id)
    await expect(stand.as(other()).call(startScreening, { customerId: held })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    for (const by of [partner(), caller('workforce_development')]) {
      expect(await stand.as(by).call(startScreening, { customerId: shared })).toMatchObject({ status: 'draft' })
    }
  })

  it('refuses a customer that nobody has heard of', async () => {
    const call = stand.as(partner()).call(startScreening, { customerId: randomUUID() })
    await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('ASMT-007 names every answer that is missing, and a Social Security number', async () => {
    const customerId = await stand.customer()
    const by = stand.as(partner())
    const { id } = await by.call(startScreening, { customerId })
    const short = by.call(submitScreening, { id, version: 1, answers: { ...ANSWERS, householdSize: null, skills: [] } })
    await expect(short).rejects.toMatchObject({
      code: 'INVALID',
      details: {
        fields: { 'answers.householdSize': 'This needs an answer.', 'answers.skills': 'This needs an answer.' },
      },
    })
    const unknown = by.call(saveScreening, { id, version: 1, answers: { shoeSize: 9 } })
    await expect(unknown).rejects.toMatchObject({ code: 'INVALID' })
    const ssn = by.call(saveScreening, { id, version: 1, answers: { remarks: 'SSN 123-45-6789' } })
    await expect(ssn).rejects.toMatchObject({ code: 'PERSONAL_DATA' })
  })

  it('tells whoever saves an older version what is kept now, and takes no answers once complete', async () => {
    const customerId = await stand.customer()
    const by = stand.as(partner())
    const { id } = await by.call(startScreening, { customerId })
    await by.call(saveScreening, { id, version: 1, answers: { householdSize: 4 } })
    const late = by.call(saveScreening, { id, version: 1, answers: { householdSize: 5 } })
    await expect(late).rejects.toMatchObject({
      code: 'STALE',
      details: { current: { version: 2, answers: { householdSize: 4 } } },
    })
    await by.call(submitScreening, { id, version: 2, answers: ANSWERS })
    const after = by.call(saveScreening, { id, version: 3, answers: ANSWERS })
    await expect(after).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })
})

describe('the Initial Screening of a shared customer', () => {
  it('ASMT-010 ASMT-015 begins an update with the answers of the newest, by any provider', async () => {
    const customerId = await stand.customer({ granted: [ORGANISATION, OTHER_ORGANISATION] })
    const first = await stand.as(partner()).call(startScreening, { customerId })
    await stand.as(partner()).call(submitScreening, { id: first.id, version: 1, answers: ANSWERS })
    const update = await stand.as(other()).call(startScreening, { customerId, update: true })
    expect(update.answers).toEqual(ANSWERS)
    const rows = (await stand.as(other()).call(listScreenings, { customerId })).rows
    expect(rows.map(({ status }) => status).toSorted()).toEqual(['complete', 'draft'])
  })

  it('IDN-015 is hidden from its provider too when the referral is rejected', async () => {
    const customerId = await stand.customer()
    const { id } = await stand.as(partner()).call(startScreening, { customerId })
    const referralId = randomUUID()
    await stand.tell(referralsEvents.referralChanged, referralId, 1, {
      ...{ referralId, number: 'RF-000001', version: 1, kind: 'reverse', status: 'rejected', response: null },
      ...{ customerId, customerInitials: 'WD', fromOrganisationId: ORGANISATION, toOrganisationId: null },
      ...{ programmeId: null, programmeName: null, submittedAt: '2026-03-01T15:00:00.000Z', contactDueAt: null },
      responseDueAt: '2026-03-03T15:00:00.000Z',
      ...{ redAt: '2026-03-03T15:00:00.000Z', expiresAt: '2026-04-30T15:00:00.000Z', expectedStartOn: null },
      ...{ consentRevoked: false, changedBy: { id: null, name: 'ISETS' } },
    })
    await eventually(async () => (await stand.sql('select 1 from referral where id = ?', [referralId])).length > 0)
    await expect(stand.as(partner()).call(openScreening, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const again = await stand.as(partner()).call(startScreening, { customerId })
    expect(again.id).not.toBe(id)
  })

  it('ASMT-018 is done by IDHS as well, whose drafts providers with a grant see', async () => {
    const customerId = await stand.customer({ granted: [ORGANISATION] })
    const { id } = await stand.as(caller('workforce_development')).call(startScreening, { customerId })
    expect((await stand.as(partner()).call(openScreening, { id })).organisation).toBeNull()
  })
})

describe('the end of the intake', () => {
  const because = { cause: 'not_taking_part', reason: 'The customer has moved to another state.' } as const
  const screened = async (by = partner(), granted: string[] = []) => {
    const customerId = await stand.customer({ granted })
    const { id } = await stand.as(by).call(startScreening, { customerId })
    await stand.as(by).call(submitScreening, { id, version: 1, answers: ANSWERS })
    return { customerId, id }
  }

  it('REF-063 a provider without a grant says that the customer is not eligible or does not take part, and why', async () => {
    for (const cause of ['not_eligible', 'not_taking_part'] as const) {
      const { customerId, id } = await screened()
      const by = partner({ name: 'Wren Demo-Baker' })
      const ended = await stand.as(by).call(markNotTakingPart, { id, ...because, cause })
      expect(ended.allowed).toEqual(['update', 'review'])
      const { status, statusHistory } = await stand
        .as(caller('workforce_development'))
        .call(openCustomer, { id: customerId })
      expect(status).toBe('never_active')
      expect(statusHistory[0]).toMatchObject({ by: 'Wren Demo-Baker', because: { ...because, cause } })
      await expect(stand.as(by).call(openCustomer, { id: customerId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
      const again = stand.as(by).call(markNotTakingPart, { id, ...because })
      await expect(again).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    }
  })

  it('REF-063 is not for a draft, not without a reason, and not for a screening of somebody else', async () => {
    const { id } = await screened()
    const draft = await stand.as(partner()).call(startScreening, { customerId: await stand.customer() })
    const mark = (by = partner(), changes: { id?: string; reason?: string } = {}) =>
      stand.as(by).call(markNotTakingPart, { id, ...because, ...changes })
    await expect(mark(partner(), { id: draft.id })).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await expect(mark(partner(), { reason: ' ' })).rejects.toMatchObject({ code: 'INVALID' })
    await expect(mark(partner(), { reason: 'It is 123-45-6789.' })).rejects.toMatchObject({ code: 'PERSONAL_DATA' })
    await expect(mark(other())).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('REF-063 is over for a provider without a grant once somebody has gone on with the customer', async () => {
    const { customerId, id } = await screened()
    await stand.sql(`update customer set et_status = 'pending_referral_approval' where id = ?`, [customerId])
    expect((await stand.as(partner()).call(openScreening, { id })).allowed).toEqual(['update', 'review'])
    await expect(stand.as(partner()).call(markNotTakingPart, { id, ...because })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
    })
    await stand.as(caller('workforce_development')).call(markNotTakingPart, { id, ...because })
  })

  it('REF-063 asks for the same on the record: no Never Active without a cause and a reason', async () => {
    const { customerId } = await screened(partner(), [ORGANISATION])
    const { version } = await stand.as(partner()).call(openCustomer, { id: customerId })
    const set = { id: customerId, version, command: 'setNeverActive' } as const
    await expect(stand.as(partner()).call(setStatus, set)).rejects.toMatchObject({ code: 'INVALID' })
    const { statusHistory } = await stand.as(partner()).call(setStatus, { ...set, because })
    expect(statusHistory[0]).toMatchObject({ status: 'never_active', because })
  })
})
