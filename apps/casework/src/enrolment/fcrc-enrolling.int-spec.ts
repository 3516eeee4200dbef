import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caseworkEvents, contract, referralsEvents, type ActivityType, type Caller } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { caller, ORGANISATION, OTHER_ORGANISATION, partner, startStand, type CaseworkStand } from '../test/stand.ts'

const { fcrcEnrolmentOptions, enrolAtFcrc, enrol, openCustomer, openPlan } = contract.casework
const OFFICE = '10000000-0000-4000-8000-00000000000f'
const OTHER_OFFICE = '10000000-0000-4000-8000-00000000000e'
let stand: CaseworkStand
let ownProgramme: string
beforeAll(async () => {
  stand = await startStand()
  for (const [id, name] of [
    [OFFICE, 'Sample FCRC South'],
    [OTHER_OFFICE, 'Demo FCRC Central'],
  ]) {
    await stand.sql(`insert into organisation (id, name, kind) values (?, ?, 'fcrc')`, [id, name])
  }
  ownProgramme = await stand.programme({ organisationId: OFFICE })
})
afterAll(() => stand.stop())

/** Case workers of an FCRC hold both roles: what follows the enrolment is casework. */
const worker = (organisationId = OFFICE): Caller => ({
  ...caller('partner', { organisationId, organisationName: 'Sample FCRC South' }),
  roles: ['fcrc', 'partner'],
})
const planned = (type: ActivityType) => ({
  ...{ type, plannedStartOn: '2026-03-02', plannedEndOn: '2026-06-30', hoursPerWeek: 2_000 },
})
const enrolHere = (customerId: string, programmeId = ownProgramme, by = worker()) =>
  stand.as(by).call(enrolAtFcrc, { customerId, programmeId, activities: [planned('VT')] })

/** A customer who is open to nobody, screened by the organisation that holds the screening. */
async function screened(by = OFFICE, eligibility: 'eligible' | 'not_eligible' = 'eligible'): Promise<string> {
  const customerId = await stand.customer({ eligibility })
  await stand.sql(`update customer set screened_on = '2026-02-27' where id = ?`, [customerId])
  await stand.sql(
    `insert into screening (id, customer_id, version, organisation_id, holder_organisation_id, customer_name,
       individual_number, form_version, answers, status, started_at, started_by, started_by_name, saved_at, submitted_at)
     values (?, ?, 2, ?, ?, 'Wren Demo-Baker', '900000000', 1, '{}', 'complete', now(), ?, 'A', now(), now())`,
    [randomUUID(), customerId, by, by, randomUUID()],
  )
  return customerId
}
const isOpen = (opening: Promise<unknown>) =>
  opening.then(
    () => true,
    () => false,
  )
const enrolments = (customerId: string) =>
  stand.sql<{ own: boolean }>('select own_activities as own from enrolment where customer_id = ?', [customerId])

describe('an FCRC that serves customers itself', () => {
  it('REF-037 ENR-019 enrols in its own activities without a referral', async () => {
    const customerId = await screened()
    const { customer, choices, today } = await stand.as(worker()).call(fcrcEnrolmentOptions, { customerId })
    expect(customer).toMatchObject({ id: customerId, name: 'Wren Demo-Baker' })
    expect([choices.length, choices[0]?.possible, today]).toEqual([1, true, '2026-03-02'])
    expect(choices[0]?.checks.find(({ step }) => step === 'referral')).toEqual({
      ...{ step: 'referral', missing: null, label: 'No referral needed: activities of your own office' },
    })
    expect(await enrolHere(customerId)).toMatchObject({ organisation: { id: OFFICE }, enrolledOn: '2026-03-02' })
    expect(await enrolments(customerId)).toEqual([{ own: true }])
    expect(await stand.sql('select 1 from referral where customer_id = ?', [customerId])).toEqual([])
    const told = await stand.sql<{ payload: object }>(
      `select payload from outbox where type = ? and payload->>'customerId' = ?`,
      [caseworkEvents.enrolmentChanged.type, customerId],
    )
    expect(told).toMatchObject([{ payload: { organisationId: OFFICE, ownActivities: true, endedOn: null } }])
  })

  it('REF-037 IDN-015 opens the record to nobody by itself: the FCRC waits for its grant, others get none', async () => {
    const customerId = await screened()
    await enrolHere(customerId)
    const open = (by: Caller) => stand.as(by).call(openCustomer, { id: customerId })
    await expect(open(worker())).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const payload = { customerId, version: 1, organisationIds: [OFFICE] }
    await stand.tell(referralsEvents.accessChanged, customerId, 1, payload)
    await eventually(() => isOpen(open(worker())))
    expect(await open(worker())).toMatchObject({ status: 'pending_activity_start_dates' })
    const plan = await stand.as(worker()).call(openPlan, { customerId })
    expect(plan.goals[0]?.activities.map(({ type, status }) => [type, status])).toEqual([['VT', 'planned']])
    for (const by of [partner(), worker(OTHER_OFFICE)]) {
      await expect(open(by)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  it('REF-037 REF-001 leaves the referral necessary for everybody else', async () => {
    const customerId = await screened(ORGANISATION)
    await stand.sql('update customer set granted_organisation_ids = ?::uuid[] where id = ?', [
      ...[`{${ORGANISATION}}`, customerId],
    ])
    const programmeId = await stand.programme()
    const form = { customerId, programmeId, activities: [planned('VT')] }
    const needed = { code: 'WRONG_STATUS', details: { reason: expect.stringContaining('accepted referral') } }
    await expect(stand.as(partner()).call(enrol, form)).rejects.toMatchObject(needed)
    await expect(stand.as(partner()).call(enrolAtFcrc, form)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    // The role alone does not make a provider an FCRC.
    for (const by of [worker(ORGANISATION), caller('fcrc')]) {
      await expect(enrolHere(customerId, programmeId, by)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    expect(await enrolments(customerId)).toEqual([])
  })

  it('REF-037 is possible in programs of its own only', async () => {
    const customerId = await screened()
    const others = await stand.programme({ organisationId: OTHER_OFFICE })
    const { choices } = await stand.as(worker()).call(fcrcEnrolmentOptions, { customerId })
    expect(choices.map(({ programme }) => programme.id)).toEqual([ownProgramme])
    await expect(enrolHere(customerId, others)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await enrolments(customerId)).toEqual([])
  })

  it('REF-037 ASMT-002 begins with a screening of its own, and says the same of a customer that there is not', async () => {
    const first = { code: 'WRONG_STATUS', details: { reason: expect.stringContaining('Initial Screening') } }
    const customers = [await stand.customer(), await screened(OTHER_OFFICE), randomUUID()]
    for (const customerId of customers) {
      await expect(stand.as(worker()).call(fcrcEnrolmentOptions, { customerId })).rejects.toMatchObject(first)
      await expect(enrolHere(customerId)).rejects.toMatchObject(first)
    }
    const letGo = await screened()
    await stand.sql('update screening set holder_organisation_id = null where customer_id = ?', [letGo])
    await expect(enrolHere(letGo)).rejects.toMatchObject(first)
  })

  it('REF-037 ENR-001 asks for everything else that an enrolment needs', async () => {
    const customerId = await screened(OFFICE, 'not_eligible')
    const settle = { code: 'WRONG_STATUS', details: { reason: expect.stringContaining('in IES first') } }
    await expect(enrolHere(customerId)).rejects.toMatchObject(settle)
    const eligible = await screened()
    const alone = { customerId: eligible, programmeId: ownProgramme, activities: [planned('SJS')] }
    await expect(stand.as(worker()).call(enrolAtFcrc, alone)).rejects.toMatchObject({ code: 'INVALID' })
    await enrolHere(eligible)
    const twice = { code: 'WRONG_STATUS', details: { reason: expect.stringContaining('already') } }
    await expect(enrolHere(eligible)).rejects.toMatchObject(twice)
  })

  it('REF-037 REF-002 follows the referral where somebody has referred the customer to the FCRC all the same', async () => {
    const customerId = await screened()
    await stand.referral(customerId, OFFICE)
    await enrolHere(customerId)
    expect(await enrolments(customerId)).toEqual([{ own: false }])
  })

  it('REF-037 happens once when two of the office enrol at the same moment', async () => {
    const customerId = await screened()
    const outcomes = await Promise.allSettled([enrolHere(customerId), enrolHere(customerId)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await enrolments(customerId)).toHaveLength(1)
  })

  it('REF-037 leaves the FCRC no more than its own: a customer of another provider stays hidden', async () => {
    const customerId = await stand.customer({ granted: [OTHER_ORGANISATION] })
    await expect(stand.as(worker()).call(openCustomer, { id: customerId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const first = { code: 'WRONG_STATUS', details: { reason: expect.stringContaining('Initial Screening') } }
    await expect(enrolHere(customerId)).rejects.toMatchObject(first)
  })
})
