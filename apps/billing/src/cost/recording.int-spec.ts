import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { knownCustomer, newCost, OTHER_ORGANISATION, partner } from '../test/customers.ts'
import { startStand, type BillingStand } from '../test/stand.ts'

const { listCosts, openServices, recordCost } = contract.billing
let stand: BillingStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

const late = (issuedOn: string) => ({ issuedOn, amendmentReason: 'The receipt came late' })

async function year(customerId: string, category = 'clothing') {
  const { categories, totalCents } = await stand.as(caller('super_admin')).call(openServices, { customerId })
  const found = categories.find((one) => one.category === category)
  if (found === undefined) throw new Error(`There is no category ${category}`)
  return { ...found, yearCents: totalCents }
}

describe('entering a cost', () => {
  it('SUPP-007, SUPP-008, SUPP-009 keeps what was typed, multiplies and says who entered it', async () => {
    const customer = await knownCustomer(stand)
    const by = partner()
    const cost = await stand.as(by).call(recordCost, newCost(customer, { unitCents: 1_250, quantity: 4 }))
    expect(cost).toMatchObject({
      description: 'Clothing: Work clothes',
      totalCents: 5_000,
      month: '2026-03',
      fiscalYear: 2026,
      status: 'recorded',
      excessCents: 0,
      isLate: false,
      organisationName: 'Prairie Demo Works',
      recordedBy: { id: by.userId, name: by.name },
      updatedAt: '2026-03-02T15:00:00.000Z',
      allowed: ['edit', 'delete'],
    })
    expect(await stand.as(by).call(listCosts, { customerId: customer.id })).toMatchObject({ total: 1, rows: [cost] })
  })

  it('SUPP-011, SUPP-030, C50 shows the total of the year beside the cap, the percentage cut', async () => {
    const customer = await knownCustomer(stand)
    const transport = { category: 'transportation', subtype: 'Fare cards' } as const
    await stand.as(partner()).call(recordCost, newCost(customer, { ...transport, unitCents: 73_880 }))
    await stand.as(partner()).call(recordCost, newCost(customer, { unitCents: 26_595, ...late('2025-12-31') }))
    expect(await year(customer.id, 'transportation')).toMatchObject({ capCents: 140_000, percent: 52, isNear: false })
    const clothing = await year(customer.id)
    expect(clothing).toMatchObject({ totalCents: 26_595, percent: 88, isNear: true, yearCents: 100_475 })
    expect(clothing.months.map((cents, index) => (cents > 0 ? index : -1)).filter((one) => one >= 0)).toEqual([5])
    expect(await year(customer.id, 'books_supplies')).toMatchObject({ capCents: null, percent: null, isNear: false })
  })

  it('SUPP-010 begins a new year on July 1 and forgets nothing of the old one', async () => {
    const customer = await knownCustomer(stand)
    const costs = [newCost(customer, { unitCents: 30_000, ...late('2025-07-01') }), newCost(customer)]
    const first = await stand.as(partner()).call(recordCost, costs[0] ?? newCost(customer))
    expect(first).toMatchObject({ status: 'recorded', isLate: true })
    const second = await stand.as(partner()).call(recordCost, costs[1] ?? newCost(customer))
    expect(second).toMatchObject({ status: 'over_cap', excessCents: 10_000 })
  })

  it.each([
    ['before the activity began', { startedOn: '2026-03-03' }, 'issuedOn'],
    ['after it was completed', { completedOn: '2026-03-01' }, 'issuedOn'],
    ['outside of SNAP', { isSnap: false }, 'issuedOn'],
  ])('SUPP-004 refuses a cost %s', async (_title, changes, field) => {
    const customer = await knownCustomer(stand, changes)
    await expect(stand.as(partner()).call(recordCost, newCost(customer))).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { [field]: expect.any(String) } },
    })
  })

  it('SUPP-005 takes one inside Job Retention', async () => {
    const customer = await knownCustomer(stand, { isSnap: false, type: 'JR' })
    expect(await stand.as(partner()).call(recordCost, newCost(customer))).toMatchObject({ status: 'recorded' })
  })

  it('SUPP-006 refuses a date that has not come', async () => {
    const customer = await knownCustomer(stand)
    const tomorrow = newCost(customer, { issuedOn: '2026-03-03' })
    await expect(stand.as(partner()).call(recordCost, tomorrow)).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('SUPP-001 refuses one whose service is not open', async () => {
    const customer = await knownCustomer(stand, { open: [] })
    await expect(stand.as(partner()).call(recordCost, newCost(customer))).rejects.toMatchObject({
      code: 'WRONG_STATUS',
    })
  })

  it('takes no Social Security number and no activity of another organisation', async () => {
    const customer = await knownCustomer(stand, { granted: [OTHER_ORGANISATION] })
    const other = partner({ organisationId: OTHER_ORGANISATION })
    const number = newCost(customer, { subtype: 'For 123-45-6789' })
    await expect(stand.as(other).call(recordCost, number)).rejects.toMatchObject({ code: 'PERSONAL_DATA' })
    await expect(stand.as(other).call(recordCost, newCost(customer))).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { activityId: expect.any(String) } },
    })
  })

  it('SUPP-023, C31 is closed for the provider after the exit, and open for the provider manager', async () => {
    const exited = { status: 'exited', exitedOn: '2026-02-20', enrolledWith: null, completedOn: '2026-02-20' }
    const customer = await knownCustomer(stand, exited)
    const cost = newCost(customer, late('2026-02-20'))
    await expect(stand.as(partner()).call(recordCost, cost)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(stand.as(caller('workforce_development')).call(recordCost, cost)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await stand.as(caller('provider_manager')).call(recordCost, cost)).toMatchObject({ isLate: true })
  })
})

describe('two costs at the same moment', () => {
  it('SUPP-014 never slip under the cap together', async () => {
    const customer = await knownCustomer(stand)
    const tries = Array.from({ length: 8 }, () => stand.as(partner()).call(recordCost, newCost(customer)))
    const outcomes = await Promise.allSettled(tries)
    const saved = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const count = (status: string) => saved.filter((one) => one.status === status).length
    expect([count('recorded'), count('over_cap')]).toEqual([3, 1])
    expect(outcomes.filter((one) => one.status === 'rejected')).toHaveLength(4)
    expect(await year(customer.id)).toMatchObject({
      totalCents: 40_000,
      unapprovedCents: 10_000,
      block: 'override_not_requested',
    })
  })

  it('SUPP-014 do not wait for those of another category or customer', async () => {
    const [one, two] = [await knownCustomer(stand), await knownCustomer(stand)]
    const saved = await Promise.all([
      stand.as(partner()).call(recordCost, newCost(one, { unitCents: 30_000 })),
      stand.as(partner()).call(recordCost, newCost(one, { category: 'transportation', unitCents: 140_000 })),
      stand.as(partner()).call(recordCost, newCost(two, { unitCents: 30_000 })),
    ])
    expect(saved.map(({ status }) => status)).toEqual(['recorded', 'recorded', 'recorded'])
  })
})
