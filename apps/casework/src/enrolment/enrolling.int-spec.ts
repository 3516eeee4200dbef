import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type ActivityType, type Caller } from '@isets/contracts'
import { known } from '../test/notes.ts'
import { caller, ORGANISATION, OTHER_ORGANISATION, partner, startStand, type CaseworkStand } from '../test/stand.ts'

const { enrolmentOptions, enrol, listTeam, openCustomer, openPlan } = contract.casework
let stand: CaseworkStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

/** A screened customer with an accepted referral. */
async function ready(changes: Parameters<CaseworkStand['customer']>[0] = {}): Promise<string> {
  const customerId = await stand.customer({ granted: [ORGANISATION], ...changes })
  await stand.sql(
    `update customer set screened_on = '2026-02-19', et_status = 'initial_assessment_complete' where id = ?`,
    [customerId],
  )
  await stand.referral(customerId)
  return customerId
}

const staff = () => stand.as(partner())
const planned = (type: ActivityType) => ({
  type,
  plannedStartOn: '2026-03-02',
  plannedEndOn: '2026-06-30',
  hoursPerWeek: 2_000,
})
const enrolled = (by: Caller, customerId: string, programmeId: string, types: readonly ActivityType[]) =>
  stand.as(by).call(enrol, { customerId, programmeId, activities: types.map(planned) })

describe('enrolment', () => {
  it('ENR-007 ENR-010 ENR-011 brings the default goal, planned activities and the pending status', async () => {
    const customerId = await ready()
    const programmeId = await stand.programme()
    const enrolment = await enrolled(partner(), customerId, programmeId, ['VT', 'SJS'])
    expect(enrolment).toMatchObject({ enrolledOn: '2026-03-02', fiscalYear: 2026, endedOn: null })
    const plan = await stand.as(partner()).call(openPlan, { customerId })
    expect(plan.goals).toMatchObject([
      { statement: 'Complete the SNAP to Success Sampleton', term: 'short', status: 'not_started' },
    ])
    const activities = plan.goals[0]?.activities ?? []
    expect(activities.map(({ type, status }) => [type, status]).toSorted()).toEqual([
      ['SJS', 'planned'],
      ['VT', 'planned'],
    ])
    expect(await stand.as(partner()).call(openCustomer, { id: customerId })).toMatchObject({
      status: 'pending_activity_start_dates',
      enrolledOn: '2026-03-02',
      providers: [{ name: 'Prairie Demo Works' }],
    })
    const events = await stand.sql<{ type: string }>(
      `select type from outbox where payload->>'customerId' = ? order by id`,
      [customerId],
    )
    expect(events.map(({ type }) => type)).toEqual([
      'customer-changed',
      'enrolment-changed',
      'goal-changed',
      'activity-changed',
      'activity-changed',
    ])
  })

  it('ENR-009 takes contacts into the resource team in the same step, or does nothing', async () => {
    const customerId = await ready()
    const programmeId = await stand.programme()
    const contact = await known(stand, 'workforce_development')
    const activities = [planned('VT')]
    const form = { customerId, programmeId, activities }
    const withStranger = staff().call(enrol, { ...form, team: [contact.userId, customerId] })
    await expect(withStranger).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await stand.sql('select 1 from enrolment where customer_id = ?', [customerId])).toEqual([])
    await staff().call(enrol, { ...form, team: [contact.userId] })
    expect(await staff().call(listTeam, { customerId })).toMatchObject([{ userId: contact.userId }])
  })

  it('ENR-001 ENR-020 says what stands in the way', async () => {
    const programmeId = await stand.programme()
    const customerId = await stand.customer({ granted: [ORGANISATION], eligibility: 'not_eligible' })
    const { choices } = await stand.as(partner()).call(enrolmentOptions, { customerId })
    const checks = choices.find(({ programme }) => programme.id === programmeId)?.checks ?? []
    expect(checks.filter(({ missing }) => missing !== null).map(({ step }) => step)).toEqual([
      'eligibility',
      'screening',
      'referral',
    ])
    await expect(enrolled(partner(), customerId, programmeId, ['VT'])).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      details: { reason: expect.stringContaining('not eligible') },
    })
  })

  it('REF-001 comes of a referral of IDHS or a reverse referral that was accepted, and of nothing else', async () => {
    const programmeId = await stand.programme()
    const refusal = { code: 'WRONG_STATUS', details: { reason: expect.stringContaining('accepted referral') } }
    const customerId = await stand.customer({ granted: [ORGANISATION] })
    await stand.sql(`update customer set screened_on = '2026-02-19' where id = ?`, [customerId])
    const tryIt = () => enrolled(partner(), customerId, programmeId, ['VT'])
    await expect(tryIt()).rejects.toMatchObject(refusal)
    for (const status of ['pending_provider_response', 'rejected', 'expired', 'closed']) {
      await stand.referral(customerId, ORGANISATION, status)
      await expect(tryIt()).rejects.toMatchObject(refusal)
    }
    await stand.referral(customerId, OTHER_ORGANISATION)
    await expect(tryIt()).rejects.toMatchObject(refusal)
    await stand.sql(
      `insert into referral (id, customer_id, kind, status, from_organisation_id, submitted_at)
       values (?, ?, 'reverse', 'accepted', ?, '2026-02-27T15:00:00Z')`,
      [randomUUID(), customerId, ORGANISATION],
    )
    expect(await tryIt()).toMatchObject({ enrolledOn: '2026-03-02' })
  })

  it.each<[string, readonly ActivityType[]]>([
    ['ENR-007 without an activity', []],
    ['ENR-007 with an activity that is not contracted', ['VT', 'BE']],
    ['PLAN-018 with Supervised Job Search alone', ['SJS']],
    ['PLAN-019 with both kinds of job search', ['SJS', 'JST']],
    ['ENR-008 with Job Retention first', ['JR']],
    ['PLAN-017 with another activity only', ['CS']],
  ])('%s is refused', async (_name, types) => {
    const customerId = await ready()
    const programmeId = await stand.programme()
    await expect(enrolled(partner(), customerId, programmeId, types)).rejects.toMatchObject({ code: 'INVALID' })
    expect(await stand.sql('select 1 from enrolment where customer_id = ?', [customerId])).toEqual([])
  })

  it('is refused in a programme of another provider, of last year, or twice', async () => {
    const customerId = await ready()
    const others = await stand.programme({ organisationId: OTHER_ORGANISATION })
    await expect(enrolled(partner(), customerId, others, ['VT'])).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const old = await stand.programme({ endsOn: '2025-12-31' })
    await expect(enrolled(partner(), customerId, old, ['VT'])).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    const programmeId = await stand.programme()
    await enrolled(partner(), customerId, programmeId, ['VT'])
    await expect(enrolled(partner(), customerId, programmeId, ['WRT'])).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('happens once when two enrol at the same moment', async () => {
    const customerId = await ready()
    const programmeId = await stand.programme()
    const outcomes = await Promise.allSettled([1, 2].map(() => enrolled(partner(), customerId, programmeId, ['VT'])))
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await stand.sql('select 1 from enrolment where customer_id = ?', [customerId])).toHaveLength(1)
  })

  it('CASE-033 keeps the status Active when a second provider enrols, and needs its own referral', async () => {
    const customerId = await ready({ granted: [ORGANISATION, OTHER_ORGANISATION] })
    await enrolled(partner(), customerId, await stand.programme(), ['VT'])
    await stand.sql(`update customer set et_status = 'active' where id = ?`, [customerId])
    const second = partner({ organisationId: OTHER_ORGANISATION })
    const programmeId = await stand.programme({ organisationId: OTHER_ORGANISATION })
    await expect(enrolled(second, customerId, programmeId, ['WRT'])).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await stand.referral(customerId, OTHER_ORGANISATION)
    await enrolled(second, customerId, programmeId, ['WRT'])
    const seen = await stand.as(caller('super_admin')).call(openCustomer, { id: customerId })
    expect(seen.status).toBe('active')
    expect(seen.providers).toHaveLength(2)
  })

  it('IDN-015 is impossible for a provider without a grant', async () => {
    const customerId = await ready({ granted: [] })
    const programmeId = await stand.programme()
    await expect(enrolled(partner(), customerId, programmeId, ['VT'])).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
