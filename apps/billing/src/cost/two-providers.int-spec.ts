import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract, type CostView } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { randomUUID } from 'node:crypto'
import {
  EXPLANATION,
  knownCustomer,
  newCost,
  ORGANISATION,
  OTHER_ORGANISATION,
  partner,
  PROGRAMME,
  sameCost,
  type KnownCustomer,
} from '../test/customers.ts'
import { startStand, type BillingStand } from '../test/stand.ts'

const { deleteCost, deleteOverride, editCost, listCosts, openOverride, recordCost, requestOverride } = contract.billing
const own = partner()
const other = partner({ organisationId: OTHER_ORGANISATION })
const BELONGS = { code: 'FORBIDDEN', details: { reason: expect.stringContaining('another provider') } }
let stand: BillingStand
let customer: KnownCustomer
let cost: CostView
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())
beforeEach(async () => {
  customer = await knownCustomer(stand, { granted: [ORGANISATION, OTHER_ORGANISATION] })
  cost = await stand.as(own).call(recordCost, newCost(customer, { unitCents: 40_000 }))
})

const ask = (by = own) =>
  stand.as(by).call(requestOverride, { costId: cost.id, version: cost.version, explanation: EXPLANATION })
const allowedOf = async (by = own) =>
  (await stand.as(by).call(listCosts, { customerId: customer.id })).rows.map(({ allowed }) => allowed)

/** An activity of the same customer at the second provider. */
async function activityElsewhere(): Promise<string> {
  const id = randomUUID()
  await stand.sql(
    `insert into activity_projection (id, customer_id, enrolment_id, organisation_id, programme_id, type, is_snap,
       status, started_on) values (?, ?, gen_random_uuid(), ?, ?, 'WRT', true, 'started', '2025-07-01')`,
    [id, customer.id, OTHER_ORGANISATION, PROGRAMME],
  )
  return id
}

describe('a customer of two providers', () => {
  it('ENR-002, CASE-033 has costs that only the provider who entered them changes, deletes and asks for', async () => {
    await expect(stand.as(other).call(editCost, { ...sameCost(cost), unitCents: 1 })).rejects.toMatchObject(BELONGS)
    const deletion = { id: cost.id, version: cost.version }
    await expect(stand.as(other).call(deleteCost, deletion)).rejects.toMatchObject(BELONGS)
    await expect(ask(other)).rejects.toMatchObject(BELONGS)
    expect(await stand.as(own).call(editCost, { ...sameCost(cost), unitCents: 39_000 })).toMatchObject({ version: 2 })
  })

  it('CASE-033 shows them to both, and offers acts to the one whose they are and to IDHS', async () => {
    expect(await allowedOf(own)).toEqual([['edit', 'delete', 'requestOverride']])
    expect(await allowedOf(other)).toEqual([[]])
    expect(await allowedOf(caller('provider_manager'))).toEqual([['edit', 'delete', 'requestOverride']])
    const intermediary = caller('intermediary', { organisationId: OTHER_ORGANISATION, subGranteeIds: [ORGANISATION] })
    expect(await allowedOf(intermediary)).toEqual([['edit', 'delete', 'requestOverride']])
  })

  it('SUPP-019, CASE-033 has requests that the other provider reads and does not delete', async () => {
    const { id, version } = await ask()
    expect(await stand.as(other).call(openOverride, { id })).toMatchObject({ allowed: [], costs: [{ allowed: [] }] })
    await expect(stand.as(other).call(deleteOverride, { id, version })).rejects.toMatchObject(BELONGS)
    expect(await stand.as(own).call(deleteOverride, { id, version })).toEqual({ done: true })
  })

  it('ENR-002 takes costs of each provider in its own activity, under the same cap', async () => {
    const activityId = await activityElsewhere()
    const bus = newCost({ id: customer.id, activityId }, { category: 'transportation', subtype: 'Fare cards' })
    const theirs = await stand.as(other).call(recordCost, bus)
    expect(theirs).toMatchObject({ organisationId: OTHER_ORGANISATION, allowed: ['edit', 'delete'] })
    await expect(stand.as(own).call(editCost, { ...sameCost(theirs), unitCents: 1 })).rejects.toMatchObject(BELONGS)
  })
})
