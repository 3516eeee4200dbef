import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type CostView } from '@isets/contracts'
import { knownCustomer, newCost, partner, sameCost, type KnownCustomer } from '../test/customers.ts'
import { startStand, type BillingStand } from '../test/stand.ts'

const { deleteCost, editCost, recordCost } = contract.billing
const amendmentReason = 'The receipt came late'
const TOO_LATE = { code: 'WRONG_STATUS', details: { reason: expect.stringContaining('Court of Claims') } }
let stand: BillingStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

const enter = (customer: KnownCustomer, issuedOn: string) =>
  stand.as(partner()).call(recordCost, newCost(customer, { unitCents: 500, issuedOn, amendmentReason }))
const edit = (cost: CostView, unitCents: number) =>
  stand.as(partner()).call(editCost, { ...sameCost(cost), unitCents, amendmentReason })

describe('after August 15 of the fiscal year', () => {
  it('C13 BILL-038 no cost of it is entered, changed or deleted, whether or not anybody has billed it', async () => {
    const customer = await knownCustomer(stand)
    const cost = await enter(customer, '2026-03-02')
    stand.clock.set('2026-08-16T04:59:59Z')
    const changed = await edit(cost, 400)
    stand.clock.set('2026-08-16T05:00:00Z')
    await expect(enter(customer, '2026-06-30')).rejects.toMatchObject(TOO_LATE)
    await expect(edit(changed, 300)).rejects.toMatchObject(TOO_LATE)
    const deletion = { id: changed.id, version: changed.version, amendmentReason }
    await expect(stand.as(partner()).call(deleteCost, deletion)).rejects.toMatchObject(TOO_LATE)
    expect(await enter(customer, '2026-07-01')).toMatchObject({ isLate: true, fiscalYear: 2027 })
  })
})
