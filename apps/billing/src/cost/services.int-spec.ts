import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, SERVICE_CATEGORIES } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { knownCustomer, knownGoal, ORGANISATION, partner } from '../test/customers.ts'
import { startStand, type BillingStand } from '../test/stand.ts'

const { addService, editService, openServices } = contract.billing
let stand: BillingStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

describe('the services of a customer', () => {
  it('SUPP-002 are one of each of the seven categories', async () => {
    const customer = await knownCustomer(stand, { open: [] })
    const goalId = await knownGoal(stand, customer.id)
    const offered = await stand.as(partner()).call(openServices, { customerId: customer.id })
    expect(offered.categories.map(({ label }) => label).toSorted()).toEqual([
      'Books & Training Supplies',
      'Childcare/Medical',
      'Clothing',
      'Educational/Credential Testing',
      'Housing/Utilities',
      'Personal Hygiene',
      'Transportation',
    ])
    for (const category of SERVICE_CATEGORIES) {
      const service = { customerId: customer.id, category, goalId, status: 'open' } as const
      await stand.as(partner()).call(addService, service)
      await expect(stand.as(partner()).call(addService, service)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    }
    const { categories } = await stand.as(partner()).call(openServices, { customerId: customer.id })
    expect(categories.filter(({ service }) => service === null)).toEqual([])
    const other = { customerId: customer.id, category: 'groceries', goalId, status: 'open' }
    await expect(stand.as(partner()).call(addService, other as never)).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('SUPP-003 keep goal, status, planned dates, notes and the agency, and one hour where none is given', async () => {
    const customer = await knownCustomer(stand, { open: [] })
    const typed = {
      goalId: await knownGoal(stand, customer.id, { statement: 'Begin the training' }),
      status: 'planned',
      plannedStartOn: '2026-03-09',
      plannedEndOn: '2026-04-30',
      notes: 'Needs steel-toe boots.',
    } as const
    const input = { customerId: customer.id, category: 'clothing', ...typed } as const
    const agency = { organisationId: ORGANISATION, organisationName: 'Prairie Demo Works' }
    const { goalId, ...kept } = { ...typed, ...agency, goal: 'Begin the training' }
    const service = await stand.as(partner()).call(addService, input)
    expect(service).toMatchObject({ ...kept, planGoal: { id: goalId }, hours: 1 })

    const change = { id: service.id, version: service.version, ...typed, status: 'open', hours: 12 } as const
    expect(await stand.as(partner()).call(editService, change)).toMatchObject({ ...kept, status: 'open', hours: 12 })
    const { categories } = await stand.as(partner()).call(openServices, { customerId: customer.id })
    const seen = categories.find(({ category }) => category === 'clothing')?.service
    expect(seen).toMatchObject({ ...kept, planGoal: { id: goalId }, status: 'open', hours: 12 })
  })

  it('SUPP-003 of IDHS hold the agency of the enrollment, and none where the customer is enrolled nowhere', async () => {
    const idhs = stand.as(caller('provider_manager'))
    const add = async (customerId: string) => {
      const goalId = await knownGoal(stand, customerId)
      return idhs.call(addService, { customerId, category: 'clothing', goalId, status: 'open' })
    }
    const enrolled = await knownCustomer(stand, { open: [] })
    expect(await add(enrolled.id)).toMatchObject({ organisationId: ORGANISATION })
    const nowhere = await knownCustomer(stand, { open: [], enrolledWith: null })
    await expect(add(nowhere.id)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('SUPP-003 refuse a completion before its start', async () => {
    const { id: customerId } = await knownCustomer(stand, { open: [] })
    const goalId = await knownGoal(stand, customerId)
    const dates = { plannedStartOn: '2026-03-09', plannedEndOn: '2026-03-08' }
    const service = { customerId, category: 'clothing', goalId, status: 'open', ...dates } as const
    await expect(stand.as(partner()).call(addService, service)).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { plannedEndOn: expect.any(String) } },
    })
  })
})
