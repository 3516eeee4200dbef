import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { knownCustomer, newCost, partner } from '../test/customers.ts'
import { startStand, type BillingStand } from '../test/stand.ts'

const { listCaps, openServices, recordCost, setCap } = contract.billing
const admin = caller('super_admin')
let stand: BillingStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

const set = (startsOn: string, capCents: number | null) =>
  stand.as(admin).call(setCap, { category: 'clothing', startsOn, capCents })
const settings = async () => {
  const { rows } = await stand.as(partner()).call(listCaps, {})
  return rows.filter(({ category }) => category === 'clothing').map(({ startsOn, capCents }) => [startsOn, capCents])
}

describe('SUPP-012 a yearly cap', () => {
  it('is set from a day on, and replaced by another setting of the same day', async () => {
    await set('2026-03-10', 20_000)
    await set('2026-03-10', 35_000)
    expect(await settings()).toEqual([
      ['2026-03-10', 35_000],
      ['2000-07-01', 30_000],
    ])
  })

  it('is not set for a day that has gone by: what was decided under it stays', async () => {
    await expect(set('2026-03-01', 1)).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { startsOn: expect.stringContaining('today') } },
    })
  })

  it('measures costs by the cap of their day, and leaves those that are there alone', async () => {
    const customer = await knownCustomer(stand)
    const by = stand.as(partner())
    const first = await by.call(recordCost, newCost(customer, { unitCents: 30_000, issuedOn: '2026-03-02' }))
    stand.clock.set('2026-03-10T15:00:00Z')
    const second = await by.call(recordCost, newCost(customer, { unitCents: 6_000, issuedOn: '2026-03-10' }))
    expect([first, second].map(({ status, excessCents }) => [status, excessCents])).toEqual([
      ['recorded', 0],
      ['over_cap', 1_000],
    ])
    const { categories } = await by.call(openServices, { customerId: customer.id })
    expect(categories.find(({ category }) => category === 'clothing')).toMatchObject({ capCents: 35_000, percent: 102 })
  })

  it('can be taken off: then nothing needs an override', async () => {
    await set('2026-03-11', null)
    stand.clock.set('2026-03-11T15:00:00Z')
    const customer = await knownCustomer(stand)
    const cost = await stand
      .as(partner())
      .call(recordCost, newCost(customer, { unitCents: 900_000, issuedOn: '2026-03-11' }))
    expect(cost).toMatchObject({ status: 'recorded', excessCents: 0 })
  })
})
