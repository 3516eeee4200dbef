import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, SERVICE_CATEGORIES } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { knownCustomer, ORGANISATION, partner } from '../test/customers.ts'
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
      const service = { customerId: customer.id, category, goal: 'Begin the training', status: 'open' } as const
      await stand.as(partner()).call(addService, service)
      await expect(stand.as(partner()).call(addService, service)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    }
    const { categories } = await stand.as(partner()).call(openServices, { customerId: customer.id })
    expect(categories.filter(({ service }) => service === null)).toEqual([])
    const other = { customerId: customer.id, category: 'groceries', goal: 'Eat', status: 'open' }
    await expect(stand.as(partner()).call(addService, other as never)).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('SUPP-003 keep goal, status, planned dates, notes and the agency, and one hour where none is given', async () => {
    const customer = await knownCustomer(stand, { open: [] })
    const typed = {
      goal: 'Begin the training',
      status: 'planned',
      plannedStartOn: '2026-03-09',
      plannedEndOn: '2026-04-30',
      notes: 'Needs steel-toe boots.',
    } as const
    const input = { customerId: customer.id, category: 'clothing', ...typed } as const
    const agency = { organisationId: ORGANISATION, organisationName: 'Prairie Demo Works' }
    const service = await stand.as(partner()).call(addService, input)
    expect(service).toMatchObject({ ...typed, hours: 1, ...agency })

    const change = { id: service.id, version: service.version, ...typed, status: 'open', hours: 12 } as const
    expect(await stand.as(partner()).call(editService, change)).toMatchObject({ status: 'open', hours: 12, ...agency })
    const { categories } = await stand.as(partner()).call(openServices, { customerId: customer.id })
    const kept = categories.find(({ category }) => category === 'clothing')?.service
    expect(kept).toMatchObject({ ...typed, status: 'open', hours: 12, ...agency })
  })

  it('SUPP-003 of IDHS hold the agency of the enrollment, and none where the customer is enrolled nowhere', async () => {
    const service = { category: 'clothing', goal: 'Begin the training', status: 'open' } as const
    const enrolled = await knownCustomer(stand, { open: [] })
    const idhs = stand.as(caller('provider_manager'))
    expect(await idhs.call(addService, { customerId: enrolled.id, ...service })).toMatchObject({
      organisationId: ORGANISATION,
    })
    const nowhere = await knownCustomer(stand, { open: [], enrolledWith: null })
    await expect(idhs.call(addService, { customerId: nowhere.id, ...service })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
    })
  })

  it.each([
    ['a completion before its start', { plannedStartOn: '2026-03-09', plannedEndOn: '2026-03-08' }, 'plannedEndOn'],
    ['no goal once it is started', { goal: '' }, 'goal'],
  ])('SUPP-003 refuse %s', async (_title, wrong, field) => {
    const customer = await knownCustomer(stand, { open: [] })
    const service = { customerId: customer.id, category: 'clothing', goal: 'Work', status: 'open', ...wrong } as const
    await expect(stand.as(partner()).call(addService, service)).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { [field]: expect.any(String) } },
    })
  })
})
