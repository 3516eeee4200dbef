import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caseworkEvents, contract, type ServiceView } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { eventually } from '@isets/testing'
import { knownCustomer, knownGoal, ORGANISATION, partner, PROGRAMME } from '../test/customers.ts'
import { startStand, type BillingStand } from '../test/stand.ts'

const { addService, editService, openServices } = contract.billing
const { enrolmentChanged, goalChanged } = caseworkEvents
let stand: BillingStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

const CHOOSE = 'Please choose a goal of the plan.'
const FIRST = 'Add a goal to the employment plan first.'
const refusedWith = (goalId: string) => ({ code: 'INVALID', details: { fields: { goalId } } })
const staff = () => stand.as(partner())
const customer = async () => (await knownCustomer(stand, { open: [] })).id

const add = (customerId: string, goalId?: string) =>
  staff().call(addService, { customerId, category: 'clothing', goalId, status: 'open' })
const edit = ({ id, version, status }: ServiceView, goalId?: string) =>
  staff().call(editService, { id, version, status, goalId })
const offered = async (customerId: string) => {
  const { goals } = await stand.as(caller('super_admin')).call(openServices, { customerId })
  return goals.map(({ statement }) => statement)
}
async function serviceOf(customerId: string): Promise<ServiceView> {
  const { categories } = await staff().call(openServices, { customerId })
  const service = categories.find(({ category }) => category === 'clothing')?.service
  if (service === null || service === undefined) throw new Error('There is no service')
  return service
}

/** What is no goal of this customer's present plan. */
const WRONG: readonly [what: string, goal: (customerId: string) => Promise<string | undefined>][] = [
  ['nothing', async () => undefined],
  ['an empty field', async () => ''],
  ['what is no goal', async () => randomUUID()],
  ['a goal of another customer', async () => knownGoal(stand, await customer())],
  ['a goal that was taken out', (customerId) => knownGoal(stand, customerId, { isRemoved: true })],
  ['a goal of a former enrollment', (customerId) => knownGoal(stand, customerId, { endedOn: '2026-01-31' })],
]

describe('the goal of a service', () => {
  it.each(WRONG)('SUPP-001 is not %s', async (_what, wrong) => {
    const customerId = await customer()
    const goalId = await knownGoal(stand, customerId, { statement: 'Pass the forklift test' })
    const other = await wrong(customerId)
    expect(await offered(customerId)).toEqual(['Pass the forklift test'])
    await expect(add(customerId, other)).rejects.toMatchObject(refusedWith(CHOOSE))
    const service = await add(customerId, goalId)
    const planGoal = { id: goalId, status: 'on_track', removed: false }
    expect(service).toMatchObject({ goal: 'Pass the forklift test', planGoal })
    await expect(edit(service, other)).rejects.toMatchObject(refusedWith(CHOOSE))
    expect(await serviceOf(customerId)).toMatchObject({ version: 1, planGoal })
  })

  it('SUPP-001 is added to the plan first where there is none', async () => {
    const customerId = await customer()
    await expect(add(customerId)).rejects.toMatchObject(refusedWith(FIRST))
    await knownGoal(stand, customerId, { isRemoved: true })
    await expect(add(customerId, randomUUID())).rejects.toMatchObject(refusedWith(FIRST))
  })

  it('SUPP-001 can be another one of the plan later', async () => {
    const customerId = await customer()
    const service = await add(customerId, await knownGoal(stand, customerId, { statement: 'Find work' }))
    const other = await knownGoal(stand, customerId, { statement: 'Keep the work' })
    const changed = await edit(service, other)
    expect(changed).toMatchObject({ version: 2, goal: 'Keep the work', planGoal: { id: other } })
  })

  it('SUPP-001 stays after its enrollment, whose goals are there until the customer is enrolled again', async () => {
    const customerId = await customer()
    const goalId = await knownGoal(stand, customerId, { statement: 'Find work' })
    await knownGoal(stand, customerId, { statement: 'Long ago', endedOn: '2025-09-30' })
    const service = await add(customerId, goalId)
    await stand.sql(
      `update enrolment_projection set ended_on = '2026-02-27' where customer_id = ? and ended_on is null`,
      [customerId],
    )
    expect(await offered(customerId)).toEqual(['Find work'])
    await knownGoal(stand, customerId, { statement: 'Begin again' })
    expect(await offered(customerId)).toEqual(['Begin again'])
    expect(await edit(service, goalId)).toMatchObject({ version: 2, planGoal: { id: goalId } })
  })

  it('SUPP-001 keeps the words that were typed by hand until one of the plan is chosen', async () => {
    const { id: customerId } = await knownCustomer(stand, { open: ['clothing'] })
    const service = await serviceOf(customerId)
    expect(service).toMatchObject({ goal: 'Find work', planGoal: null })
    await expect(edit(service)).rejects.toMatchObject(refusedWith(FIRST))
    const goalId = await knownGoal(stand, customerId, { statement: 'Keep the work' })
    expect(await edit(service, goalId)).toMatchObject({ goal: 'Keep the work', planGoal: { id: goalId } })
  })
})

describe('a goal of the plan, as casework tells it', () => {
  const told = (customerId: string, enrolmentId: string, goalId: string) => ({
    enrolled: () =>
      stand.tell(enrolmentChanged, enrolmentId, 1, {
        ...{ enrolmentId, version: 1, customerId, programmeId: PROGRAMME, organisationId: ORGANISATION },
        ...{ enrolledOn: '2026-02-02', endedOn: null },
      }),
    goal: (version: number, statement: string, more: object = {}) =>
      stand.tell(goalChanged, goalId, version, {
        ...{ goalId, version, customerId, enrolmentId, statement, status: 'on_track', ...more },
      }),
  })

  it('SUPP-001 is followed, however late an older word comes, until it is taken out', async () => {
    const customerId = await customer()
    const [enrolmentId, goalId] = [randomUUID(), randomUUID()]
    const tell = told(customerId, enrolmentId, goalId)
    await tell.goal(1, 'Pass a test') // before its enrolment: told again from a dead letter
    await tell.enrolled()
    await eventually(async () => (await offered(customerId)).includes('Pass a test'))
    await add(customerId, goalId)

    await tell.goal(3, 'Pass the forklift test', { status: 'complete' })
    await tell.goal(2, 'Pass some test')
    const other = randomUUID()
    await told(customerId, enrolmentId, other).goal(1, 'Keep the work')
    await eventually(async () => (await offered(customerId)).includes('Keep the work'))
    const planGoal = { id: goalId, status: 'complete', removed: false }
    const service = await serviceOf(customerId)
    expect(service).toMatchObject({ version: 1, goal: 'Pass the forklift test', planGoal })

    await tell.goal(4, 'Pass the forklift test', { removed: true })
    await eventually(async () => (await serviceOf(customerId)).planGoal?.removed === true)
    expect(await offered(customerId)).toEqual(['Keep the work'])
    await expect(edit(service, goalId)).rejects.toMatchObject(refusedWith(CHOOSE))
    expect(await edit(service, other)).toMatchObject({ planGoal: { id: other, removed: false } })
  })
})
