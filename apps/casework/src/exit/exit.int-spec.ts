import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type ActivityType, type PlanView } from '@isets/contracts'
import { caller, ORGANISATION, OTHER_ORGANISATION, partner, startStand, type CaseworkStand } from '../test/stand.ts'
import { written } from '../test/notes.ts'

const { enrol, openCustomer, openPlan, startActivity, closeActivity, addActivity } = contract.casework
const { exitOptions, exitCustomer, correctExit, enrolmentOptions } = contract.casework
let stand: CaseworkStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

const staff = (organisationId = ORGANISATION) => stand.as(partner({ organisationId }))
const planned = (type: ActivityType) => ({
  type,
  ...{ plannedStartOn: '2026-03-02', plannedEndOn: '2026-06-30', hoursPerWeek: 2_000 },
})
const outcome = { status: 'successful', reason: 'training_completed', completedOn: '2026-03-02' } as const

async function screened(granted = [ORGANISATION]): Promise<string> {
  const customerId = await stand.customer({ granted })
  await stand.sql(`update customer set screened_on = '2026-02-19' where id = ?`, [customerId])
  for (const organisationId of granted) await stand.referral(customerId, organisationId)
  return customerId
}

/** Enrols with Vocational Training, started. */
async function served(customerId: string, organisationId = ORGANISATION, type: ActivityType = 'VT'): Promise<PlanView> {
  const programmeId = await stand.programme({ organisationId })
  await staff(organisationId).call(enrol, { customerId, programmeId, activities: [planned(type)] })
  const { id, version } = vt(await staff(organisationId).call(openPlan, { customerId }), organisationId)
  return staff(organisationId).call(startActivity, { id, version, startedOn: '2026-03-02' })
}
function vt(plan: PlanView, organisationId = ORGANISATION) {
  const found = plan.goals.flatMap(({ activities }) => activities).find((one) => one.organisation.id === organisationId)
  if (!found) throw new Error('There is no activity in the plan')
  return found
}
function close(plan: PlanView, organisationId = ORGANISATION): Promise<PlanView> {
  const { id, version } = vt(plan, organisationId)
  const change = { id, version, outcome: 'successful', completedOn: '2026-03-02' } as const
  return staff(organisationId).call(closeActivity, change)
}
async function choice(customerId: string, organisationId = ORGANISATION) {
  const { choices } = await staff(organisationId).call(exitOptions, { customerId })
  const [only] = choices
  if (!only || choices.length > 1) throw new Error(`There are ${choices.length} enrolments to end`)
  return only
}
async function exit(customerId: string, organisationId = ORGANISATION, changes = {}) {
  const { enrolment } = await choice(customerId, organisationId)
  const { id, version } = enrolment
  return staff(organisationId).call(exitCustomer, { id, version, ...outcome, ...changes })
}
const opened = (customerId: string, organisationId = ORGANISATION) =>
  staff(organisationId).call(openCustomer, { id: customerId })

describe('the exit of a customer', () => {
  it('EXIT-001 EXIT-002 waits until every activity is completed or removed', async () => {
    const customerId = await screened()
    const plan = await served(customerId)
    expect(await choice(customerId)).toMatchObject({
      possible: false,
      checks: [{ missing: 'Not all activities are completed: Vocational Training (Started/Open).' }],
    })
    await expect(exit(customerId)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await close(plan)
    expect(await choice(customerId)).toMatchObject({ possible: true, earliestOn: '2026-03-02' })
  })

  it('EXIT-004 EXIT-009 EXIT-012 ends the enrolment, makes the customer Exited and keeps the history', async () => {
    const customerId = await screened()
    await close(await served(customerId))
    expect(await exit(customerId)).toMatchObject({ ...outcome, programme: { name: 'SNAP to Success Sampleton' } })
    const customer = await opened(customerId)
    expect(customer).toMatchObject({ status: 'exited', exitedOn: '2026-03-02', providers: [] })
    expect(customer.enrolments).toMatchObject([{ endedOn: '2026-03-02', version: 2 }])
    expect(customer.exits).toMatchObject([{ ...outcome, organisation: { id: ORGANISATION }, exitedBy: partner().name }])
    expect(customer.allowed).not.toContain('exit')
    const told = await stand.sql<{ type: string; payload: object }>(
      `select type, payload from outbox where payload->>'customerId' = ? order by id desc limit 2`,
      [customerId],
    )
    expect(told.toSorted((one, other) => one.type.localeCompare(other.type))).toMatchObject([
      { type: 'customer-changed', payload: { status: 'exited', enrolledWith: null, exitedOn: '2026-03-02' } },
      { type: 'enrolment-changed', payload: { endedOn: '2026-03-02', version: 2 } },
    ])
  })

  it('EXIT-010 PLAN-051 locks the activities of the ended enrolment', async () => {
    const customerId = await screened()
    const plan = await close(await served(customerId))
    await exit(customerId)
    const goalId = plan.goals[0]?.id ?? ''
    await expect(staff().call(addActivity, { ...planned('WRT'), goalId })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      details: { reason: expect.stringContaining('has ended') },
    })
    const locked = await staff().call(openPlan, { customerId })
    expect(locked.goals.map(({ mayEdit }) => mayEdit)).toEqual([false])
  })

  it('EXIT-008 EXIT-020 leaves the status alone while another provider serves the customer', async () => {
    const customerId = await screened([ORGANISATION, OTHER_ORGANISATION])
    await served(customerId, OTHER_ORGANISATION, 'WRT')
    await close(await served(customerId))
    await exit(customerId)
    const between = await opened(customerId)
    expect(between).toMatchObject({ status: 'active', exitedOn: null })
    expect(between.providers.map(({ id }) => id)).toEqual([OTHER_ORGANISATION])
    await close(await staff(OTHER_ORGANISATION).call(openPlan, { customerId }), OTHER_ORGANISATION)
    await exit(customerId, OTHER_ORGANISATION)
    expect(await opened(customerId)).toMatchObject({ status: 'exited', exitedOn: '2026-03-02' })
  })

  it('CASE-033 is for the provider of the enrolment, once, and by what was last seen', async () => {
    const customerId = await screened([ORGANISATION, OTHER_ORGANISATION])
    await close(await served(customerId))
    const { enrolment } = await choice(customerId)
    const { choices } = await staff(OTHER_ORGANISATION).call(exitOptions, { customerId })
    expect(choices).toEqual([])
    const form = { id: enrolment.id, version: enrolment.version, ...outcome }
    await expect(staff(OTHER_ORGANISATION).call(exitCustomer, form)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(staff().call(exitCustomer, { ...form, version: 9 })).rejects.toMatchObject({ code: 'STALE' })
    const outcomes = await Promise.allSettled([1, 2].map(() => staff().call(exitCustomer, form)))
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await stand.sql('select 1 from enrolment_exit where customer_id = ?', [customerId])).toHaveLength(1)
  })

  it.each([
    ['EXIT-018 before the last activity', { completedOn: '2026-03-01' }, 'completedOn'],
    ['EXIT-018 in the future', { completedOn: '2026-03-03' }, 'completedOn'],
    ['EXIT-005 with a reason of another status', { reason: 'wioa' }, 'reason'],
    [
      'EXIT-006 as Successfully Employed without Job Retention',
      { status: 'employed', reason: 'employed_90_days' },
      'status',
    ],
  ])('%s is refused beside its field', async (_name, changes, field) => {
    const customerId = await screened()
    await close(await served(customerId))
    await expect(exit(customerId, ORGANISATION, changes)).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { [field]: expect.any(String) } },
    })
    expect(await opened(customerId)).toMatchObject({ status: 'active' })
  })

  it('EXIT-013 is corrected by the super admin, with the day of the exit', async () => {
    const customerId = await screened()
    await close(await served(customerId))
    const { id, version } = await exit(customerId)
    stand.clock.set('2026-03-04T15:00:00Z')
    const change = { id, version, status: 'moved', reason: 'wioa', completedOn: '2026-03-03' } as const
    await expect(staff().call(correctExit, change)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const admin = stand.as(caller('super_admin'))
    expect(await admin.call(correctExit, change)).toMatchObject({ status: 'moved', version: 2 })
    await expect(admin.call(correctExit, change)).rejects.toMatchObject({ code: 'STALE' })
    expect(await opened(customerId)).toMatchObject({ status: 'exited', exitedOn: '2026-03-03' })
    stand.clock.set('2026-03-02T15:00:00Z')
  })

  it('PLAN-028 NOTE-019 NOTE-021 a change of the plan asks for a case note until there is one', async () => {
    const flags = async (id: string) => (await opened(id)).flags.map(({ flag }) => flag)
    const customerId = await screened()
    expect(await flags(customerId)).not.toContain('plan_note_due')
    const plan = await served(customerId)
    expect(await flags(customerId)).toContain('plan_note_due')
    stand.clock.set('2026-03-02T15:10:00Z')
    await written(stand, partner(), customerId)
    expect(await flags(customerId)).not.toContain('plan_note_due')
    stand.clock.set('2026-03-02T15:20:00Z')
    await close(plan)
    expect(await flags(customerId)).toContain('plan_note_due')
    stand.clock.set('2026-03-02T15:30:00Z')
    await written(stand, partner(), customerId)
    stand.clock.set('2026-03-02T15:40:00Z')
    await exit(customerId)
    expect(await flags(customerId)).toContain('plan_note_due')
    stand.clock.set('2026-03-02T15:00:00Z')
  })
})

describe('a return', () => {
  it('REF-005 REF-007 ENR-018 under 45 days needs a new screening and no new referral; ENR-016 later it does', async () => {
    const customerId = await screened()
    await close(await served(customerId))
    await exit(customerId)
    await stand.sql(`update referral set status = 'exited' where customer_id = ?`, [customerId])
    const programmeId = await stand.programme()
    const missing = async () => {
      const { choices } = await staff().call(enrolmentOptions, { customerId })
      const checks = choices.find(({ programme }) => programme.id === programmeId)?.checks ?? []
      return checks.filter((check) => check.missing !== null).map(({ step }) => step)
    }
    stand.clock.set('2026-04-15T15:00:00Z')
    expect(await missing()).toEqual(['screening'])
    await stand.sql(`update customer set screened_on = '2026-04-14' where id = ?`, [customerId])
    expect(await missing()).toEqual([])
    stand.clock.set('2026-04-16T15:00:00Z')
    expect(await missing()).toEqual(['referral'])
    stand.clock.set('2026-04-15T15:00:00Z')
    const again = { ...planned('VT'), plannedStartOn: '2026-04-15' }
    await staff().call(enrol, { customerId, programmeId, activities: [again] })
    expect(await opened(customerId)).toMatchObject({ status: 'pending_activity_start_dates', exitedOn: null })
    stand.clock.set('2026-03-02T15:00:00Z')
  })
})
