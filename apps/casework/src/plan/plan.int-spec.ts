import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type ActivityType, type ActivityView, type PlanView } from '@isets/contracts'
import { caller, ORGANISATION, OTHER_ORGANISATION, partner, startStand, type CaseworkStand } from '../test/stand.ts'

const { enrol, openPlan, openCustomer, addGoal, editGoal, removeGoal, setStatus } = contract.casework
const { addActivity, startActivity, closeActivity, waiveActivity, removeActivity } = contract.casework
let stand: CaseworkStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

const planned = (type: ActivityType) => ({
  type,
  plannedStartOn: '2026-03-02',
  plannedEndOn: '2026-06-30',
  hoursPerWeek: 2_000,
})
const staff = () => stand.as(partner())

/** A customer enrolled with these activities, and the plan. */
async function enrolled(types: readonly ActivityType[]): Promise<PlanView> {
  const customerId = await stand.customer({ granted: [ORGANISATION] })
  await stand.sql(`update customer set screened_on = '2026-02-19' where id = ?`, [customerId])
  await stand.referral(customerId)
  const programmeId = await stand.programme()
  await staff().call(enrol, { customerId, programmeId, activities: types.map(planned) })
  return staff().call(openPlan, { customerId })
}

function activity(plan: PlanView, type: ActivityType): ActivityView {
  const found = plan.goals.flatMap(({ activities }) => activities).find((one) => one.type === type)
  if (!found) throw new Error(`There is no ${type} in the plan`)
  return found
}
function goal(plan: PlanView) {
  const [first] = plan.goals
  if (!first) throw new Error('There is no goal')
  return first
}
const start = (plan: PlanView, type: ActivityType, startedOn = '2026-03-02') => {
  const { id, version } = activity(plan, type)
  return staff().call(startActivity, { id, version, startedOn })
}
const close = (plan: PlanView, type: ActivityType, outcome: 'successful' | 'unsuccessful' = 'successful') => {
  const { id, version } = activity(plan, type)
  return staff().call(closeActivity, { id, version, outcome, completedOn: '2026-03-02' })
}
const refusedWith = (code: string, reason = '') => ({ code, details: { reason: expect.stringContaining(reason) } })

describe('an activity', () => {
  it('ENR-012 CASE-018 makes the customer Active when the first SNAP activity starts', async () => {
    const plan = await start(await enrolled(['VT', 'SJS']), 'VT')
    expect(activity(plan, 'VT')).toMatchObject({ status: 'started', startedOn: '2026-03-02', allowed: ['close'] })
    expect(plan.customer.status).toBe('active')
    expect(plan.log[0]).toMatchObject({ section: 'activity', action: 'started', item: 'Vocational Training' })
    const [told] = await stand.sql<{ payload: object }>(
      `select payload from outbox where aggregate_id = ? order by id desc limit 1`,
      [activity(plan, 'VT').id],
    )
    expect(told?.payload).toMatchObject({ status: 'started', isSnap: true, startedOn: '2026-03-02', version: 2 })
  })

  it('CASE-018 the customer becomes Active by hand only with a started SNAP activity', async () => {
    const plan = await start(await enrolled(['VT']), 'VT')
    const customerId = plan.customer.id
    const set = async (command: 'pause' | 'resume') => {
      const { version } = await staff().call(openCustomer, { id: customerId })
      return staff().call(setStatus, { id: customerId, version, command })
    }
    expect((await set('pause')).status).toBe('inactive')
    await close(await staff().call(openPlan, { customerId }), 'VT')
    await expect(set('resume')).rejects.toMatchObject(refusedWith('WRONG_STATUS', 'SNAP activity'))
  })

  it('PLAN-018 C41 is not opened, and does not stay open, when it may not stand alone', async () => {
    const plan = await enrolled(['VT', 'SJS'])
    await expect(start(plan, 'SJS')).rejects.toMatchObject(refusedWith('WRONG_STATUS', 'may not stand alone'))
    const both = await start(await start(plan, 'VT'), 'SJS')
    await expect(close(both, 'VT')).rejects.toMatchObject(refusedWith('WRONG_STATUS', 'may not stand alone'))
    const searched = await close(both, 'SJS', 'unsuccessful')
    const none = await close(searched, 'VT')
    expect(none.customer.status).toBe('active')
    const seen = await staff().call(openCustomer, { id: plan.customer.id })
    expect(seen.flags).toContainEqual({ flag: 'completed_not_exited', colour: 'red' })
  })

  it('PLAN-016 C41 Job Retention stands alone after another SNAP activity, never before', async () => {
    const plan = await enrolled(['VT', 'JR'])
    await expect(start(plan, 'JR')).rejects.toMatchObject(refusedWith('WRONG_STATUS', 'Job Retention'))
    const both = await start(await start(plan, 'VT'), 'JR')
    const alone = await close(both, 'VT')
    expect(activity(alone, 'JR').status).toBe('started')
  })

  it('PLAN-017 of another kind is added and started only beside a SNAP activity', async () => {
    const plan = await enrolled(['VT'])
    const more = await staff().call(addActivity, { ...planned('CS'), goalId: goal(plan).id })
    await expect(start(more, 'CS')).rejects.toMatchObject(refusedWith('WRONG_STATUS', 'SNAP activity is needed'))
    const open = await start(await start(more, 'VT'), 'CS')
    await expect(close(open, 'VT')).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('PLAN-024 starts neither before the month of the enrolment nor in the future; IDHS may go back', async () => {
    const plan = await enrolled(['VT'])
    await expect(start(plan, 'VT', '2026-02-27')).rejects.toMatchObject({ code: 'INVALID' })
    await expect(start(plan, 'VT', '2026-03-03')).rejects.toMatchObject({ code: 'INVALID' })
    const { id, version } = activity(plan, 'VT')
    const idhs = stand.as(caller('provider_manager'))
    const started = await idhs.call(startActivity, { id, version, startedOn: '2026-02-27' })
    expect(activity(started, 'VT').startedOn).toBe('2026-02-27')
  })

  it('ENR-002 is open with only one provider, also when two start it at the same moment', async () => {
    const plan = await enrolled(['VT'])
    const again = await staff().call(addActivity, { ...planned('VT'), goalId: goal(plan).id })
    const [one, two] = again.goals.flatMap(({ activities }) => activities)
    const begin = (of: ActivityView | undefined) =>
      staff().call(startActivity, { id: of?.id ?? '', version: 1, startedOn: '2026-03-02' })
    const outcomes = await Promise.allSettled([begin(one), begin(two)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: refusedWith('WRONG_STATUS', 'Prairie Demo Works'),
    })
  })

  it('tells whoever acts on an older version how the plan is now', async () => {
    const plan = await enrolled(['VT'])
    await start(plan, 'VT')
    const { id } = activity(plan, 'VT')
    const late = staff().call(closeActivity, { id, version: 1, outcome: 'successful', completedOn: '2026-03-02' })
    await expect(late).rejects.toMatchObject({
      code: 'STALE',
      details: { current: { customer: { status: 'active' } } },
    })
  })

  it('C29 PLAN-023 is removed or found not required only before it was started', async () => {
    const plan = await enrolled(['VT', 'WRT', 'SJS'])
    const wrt = activity(plan, 'WRT')
    const without = await staff().call(removeActivity, { id: wrt.id, version: wrt.version })
    expect(without.goals[0]?.activities).toHaveLength(2)
    const sjs = activity(without, 'SJS')
    const waived = await staff().call(waiveActivity, { id: sjs.id, version: sjs.version })
    expect(activity(waived, 'SJS').status).toBe('not_required')
    const open = activity(await start(waived, 'VT'), 'VT')
    const call = staff().call(removeActivity, { id: open.id, version: open.version })
    await expect(call).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    const removed = await stand.sql(`select 1 from outbox where payload->>'removed' = 'true' and aggregate_id = ?`, [
      wrt.id,
    ])
    expect(removed).toHaveLength(1)
  })

  it('CASE-033 is seen by another provider with a grant and worked on by its own only', async () => {
    const plan = await enrolled(['VT'])
    await stand.sql('update customer set granted_organisation_ids = ?::uuid[] where id = ?', [
      `{${ORGANISATION},${OTHER_ORGANISATION}}`,
      plan.customer.id,
    ])
    const other = stand.as(partner({ organisationId: OTHER_ORGANISATION }))
    const seen = await other.call(openPlan, { customerId: plan.customer.id })
    expect(activity(seen, 'VT').allowed).toEqual([])
    const { id, version } = activity(plan, 'VT')
    const call = other.call(startActivity, { id, version, startedOn: '2026-03-02' })
    await expect(call).rejects.toMatchObject(refusedWith('FORBIDDEN', 'another provider'))
  })
})

describe('a goal', () => {
  it('PLAN-008 PLAN-010 is added and goes from Not Started to On Track to Complete', async () => {
    const plan = await enrolled(['VT'])
    const enrolmentId = goal(plan).enrolmentId
    const fields = { statement: 'Pass the forklift test', category: 'Credential', term: 'long' as const }
    const added = await staff().call(addGoal, { enrolmentId, ...fields })
    const own = added.goals.find(({ statement }) => statement === fields.statement)
    const edited = await staff().call(editGoal, { id: own?.id ?? '', version: 1, ...fields, status: 'on_track' })
    const on = edited.goals.find(({ id }) => id === own?.id)
    expect(on).toMatchObject({ status: 'on_track', version: 2 })
    const back = staff().call(editGoal, { id: own?.id ?? '', version: 2, ...fields, status: 'not_started' })
    await expect(back).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    const removed = await staff().call(removeGoal, { id: own?.id ?? '', version: 2 })
    expect(removed.goals).toHaveLength(1)
  })

  it('PLAN-013 is what every activity stands under: without one none is opened', async () => {
    const plan = await enrolled(['VT'])
    const { enrolmentId } = goal(plan)
    const fields = { statement: 'Pass the forklift test', category: 'Credential', term: 'long' as const }
    const added = await staff().call(addGoal, { enrolmentId, ...fields })
    const own = added.goals.find(({ statement }) => statement === fields.statement)
    const goalId = own?.id ?? ''
    const more = await staff().call(addActivity, { ...planned('WRT'), goalId })
    expect(more.goals.find(({ id }) => id === goalId)?.activities.map(({ type }) => type)).toEqual(['WRT'])
    const again = await staff().call(addGoal, { enrolmentId, ...fields, statement: 'Taken out again' })
    const removed = again.goals.find(({ statement }) => statement === 'Taken out again')?.id ?? ''
    await staff().call(removeGoal, { id: removed, version: 1 })
    for (const [id, code] of [
      ['', 'INVALID'],
      [removed, 'NOT_FOUND'],
      [enrolmentId, 'NOT_FOUND'],
    ] as const) {
      const call = staff().call(addActivity, { ...planned('SJS'), goalId: id })
      await expect(call).rejects.toMatchObject({ code })
    }
    const loose = stand.sql('update activity set goal_id = null where goal_id = ?', [goalId])
    await expect(loose).rejects.toThrow(/null value/)
  })

  it('SUPP-001 is told when it is added, changed and taken out, so that services can lie under it', async () => {
    const plan = await enrolled(['VT'])
    const { enrolmentId } = goal(plan)
    const fields = { statement: 'Pass the forklift test', category: 'Credential', term: 'long' as const }
    const ssn = staff().call(addGoal, { enrolmentId, ...fields, statement: 'Write down 123-45-6789' })
    await expect(ssn).rejects.toMatchObject({ code: 'PERSONAL_DATA' })
    const added = await staff().call(addGoal, { enrolmentId, ...fields })
    const id = added.goals.find(({ statement }) => statement === fields.statement)?.id ?? ''
    const again = { ...fields, statement: 'Pass both tests' }
    await staff().call(editGoal, { id, version: 1, ...again, status: 'on_track' })
    await staff().call(removeGoal, { id, version: 2 })
    const told = await stand.sql<{ payload: object }>(
      `select payload from outbox where type = 'goal-changed' and payload->>'enrolmentId' = ? order by id`,
      [enrolmentId],
    )
    const of = { goalId: id, customerId: plan.customer.id, enrolmentId }
    expect(told.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({ goalId: goal(plan).id, version: 1, statement: goal(plan).statement }),
      { ...of, version: 1, statement: 'Pass the forklift test', status: 'not_started' },
      { ...of, version: 2, statement: 'Pass both tests', status: 'on_track' },
      { ...of, version: 3, statement: 'Pass both tests', status: 'on_track', removed: true },
    ])
  })

  it('PLAN-011 with activities is not removed', async () => {
    const { id, version } = goal(await enrolled(['VT']))
    await expect(staff().call(removeGoal, { id, version })).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })
})
