import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract, type AmendmentView, type CostView } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { EXPLANATION, newCost, sameCost } from '../test/customers.ts'
import { startStand, type BillingStand } from '../test/stand.ts'
import { billed, packetOf, place, served, type Place, type Served } from '../test/staffing.ts'

const { recordCost, editCost, deleteCost, listCosts, openServices, requestOverride, decideOverride } = contract.billing
const { openAmendment, openOverride, reviewAmendment, approveAmendment } = contract.billing
const CAP = 30_000
let stand: BillingStand
let here: Place
let whom: Served
let packetId: string
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())
beforeEach(async () => {
  here = await place(stand)
  whom = await served(stand, here)
  packetId = await packetOf(stand, here)
  await stand.sql(
    `insert into supportive_service values (gen_random_uuid(), 1, ?, 'clothing', 'Work', 'open', null, null, 1, '', ?)`,
    [whom.customerId, here.organisationId],
  )
})

const record = (unitCents: number, issuedOn: string) => {
  const { customerId: id, activityId } = whom
  return stand
    .as(here.partner)
    .call(recordCost, newCost({ id, activityId }, { unitCents, issuedOn, amendmentReason: 'The receipt came late' }))
}
const inJanuary = (unitCents: number) => record(unitCents, '2026-01-20')
const inMarch = (unitCents: number) => record(unitCents, '2026-03-02')
const amend = (cost: CostView, unitCents: number) =>
  stand.as(here.partner).call(editCost, { ...sameCost(cost), unitCents, amendmentReason: 'The receipt says less' })
const amendmentOf = ({ amendmentId }: CostView) => stand.as(here.partner).call(openAmendment, { id: amendmentId ?? '' })
const review = ({ id, version }: AmendmentView, accept: boolean) =>
  stand.as(here.providerManager).call(reviewAmendment, { id, version, accept, note: 'No receipt' })
const approve = ({ id, version }: AmendmentView) =>
  stand.as(here.billing).call(approveAmendment, { id, version, accept: true, note: '' })

/** The month is billed, and another one is open in which its amendments are reviewed. */
async function januaryBilled(): Promise<void> {
  await billed(stand, here, packetId)
  await packetOf(stand, here, '2026-02')
}

const manager = caller('idhs_manager')
const admin = caller('super_admin')

/** A cost of January whose excess was approved, in a month that is billed. */
async function approvedOverCap() {
  const { id: costId, version } = await inJanuary(32_000)
  const request = await stand.as(here.partner).call(requestOverride, { costId, version, explanation: EXPLANATION })
  const decision = { id: request.id, version: request.version, decision: 'approve', reason: 'Necessary' } as const
  await stand.as(manager).call(decideOverride, decision)
  await januaryBilled()
  const [approved] = (await stand.as(here.partner).call(listCosts, { customerId: whom.customerId })).rows
  if (approved === undefined) throw new Error('The cost is gone')
  return { approved, request }
}

/** The amendment that takes a cost back. */
async function deletionOf({ id, version }: CostView): Promise<AmendmentView> {
  await stand.as(admin).call(deleteCost, { id, version, amendmentReason: 'Bought twice' })
  const [taken] = (await stand.as(admin).call(listCosts, { customerId: whom.customerId })).rows
  return stand.as(admin).call(openAmendment, { id: taken?.amendmentId ?? '' })
}

async function clothing() {
  const { categories } = await stand
    .as(here.partner)
    .call(openServices, { customerId: whom.customerId, fiscalYear: 2026 })
  return categories.find(({ category }) => category === 'clothing')
}

/** What may be billed of everything that counts: never more than the cap. */
async function withinCap(): Promise<number> {
  const [row] = await stand.sql<{ cents: number }>(
    'select sum(total_cents - excess_cents)::int as cents from counted_cost where customer_id = ?',
    [whom.customerId],
  )
  return row?.cents ?? 0
}

async function accountVersion(): Promise<number> {
  const [row] = await stand.sql<{ version: number }>('select version from cap_account where customer_id = ?', [
    whom.customerId,
  ])
  return row?.version ?? 0
}

describe('an amendment that is refused', () => {
  it('BILL-030 SUPP-014 finds its original’s place in the cap still free', async () => {
    const original = await inJanuary(20_000)
    await januaryBilled()
    const amended = await amend(original, 5_000)
    expect(await clothing()).toMatchObject({ totalCents: 5_000, reservedCents: 15_000 })
    expect(await inMarch(10_000)).toMatchObject({ status: 'recorded' })
    const held = await accountVersion()
    await review(await amendmentOf(amended), false)
    expect(await accountVersion()).toBeGreaterThan(held)
    expect(await clothing()).toMatchObject({ totalCents: CAP, reservedCents: 0, block: null })
    expect(await withinCap()).toBe(CAP)
  })

  it('BILL-030 SUPP-014 leaves no more to be spent meanwhile, and frees it once billing has approved', async () => {
    const original = await inJanuary(20_000)
    await januaryBilled()
    const asked = await amendmentOf(await amend(original, 5_000))
    const over = await inMarch(10_001)
    expect(over).toMatchObject({ status: 'over_cap', excessCents: 1 })
    await stand.as(here.partner).call(deleteCost, { id: over.id, version: over.version })
    await approve(await review(asked, true))
    expect(await inMarch(25_000)).toMatchObject({ status: 'recorded' })
  })

  it('BILL-030 SUPP-017 gives the approval of the excess back to the original', async () => {
    const { approved, request } = await approvedOverCap()
    const amended = await amend(approved, 31_000)
    expect(amended).toMatchObject({ status: 'override_approved', excessCents: 1_000, amendmentWaits: true })
    await review(await amendmentOf(amended), false)
    expect(await clothing()).toMatchObject({ totalCents: 32_000, approvedCents: 2_000, block: null })
    expect(await stand.as(manager).call(openOverride, { id: request.id })).toMatchObject({ cost: { id: approved.id } })
  })

  it('BILL-030 SUPP-019 brings a deleted cost back with its approval', async () => {
    const { approved, request } = await approvedOverCap()
    const asked = await deletionOf(approved)
    expect(await clothing()).toMatchObject({ totalCents: 0, approvedCents: 0, reservedCents: CAP, block: null })
    await review(asked, false)
    expect(await clothing()).toMatchObject({ totalCents: 32_000, approvedCents: 2_000, block: null })
    const found = await stand.as(manager).call(openOverride, { id: request.id })
    expect(found).toMatchObject({ status: 'approved', cost: { id: approved.id, status: 'override_approved' } })
  })

  it('SUPP-016 takes a request about the refused cost with it: the category is free again', async () => {
    await januaryBilled()
    const { customerId: id, activityId } = whom
    const late = newCost({ id, activityId }, { unitCents: 31_000, issuedOn: '2026-01-20' })
    const cost = await stand.as(here.partner).call(recordCost, { ...late, amendmentReason: 'A late receipt' })
    const asked = { costId: cost.id, version: cost.version, explanation: EXPLANATION }
    await stand.as(here.partner).call(requestOverride, asked)
    expect(await clothing()).toMatchObject({ block: 'override_pending' })
    await review(await amendmentOf(cost), false)
    expect(await clothing()).toMatchObject({ block: null, totalCents: 0 })
  })
})

describe('an amendment that is accepted', () => {
  it('SUPP-019 ends the approval of a deleted cost with the approval by billing, not before', async () => {
    const { approved, request } = await approvedOverCap()
    const statusOf = async () => (await stand.as(manager).call(openOverride, { id: request.id })).status
    const reviewed = await review(await deletionOf(approved), true)
    expect(await statusOf()).toBe('approved')
    await approve(reviewed)
    expect(await statusOf()).toBe('deleted')
    expect(await clothing()).toMatchObject({ totalCents: 0, approvedCents: 0, reservedCents: 0, block: null })
    expect(await inMarch(CAP)).toMatchObject({ status: 'recorded' })
  })
})

describe('an amendment that waits', () => {
  it('BILL-030 keeps its cost as it is: no second amendment on top of it', async () => {
    const original = await inJanuary(20_000)
    await januaryBilled()
    const amended = await amend(original, 5_000)
    expect(amended.allowed).toEqual([])
    const waits = { code: 'WRONG_STATUS', details: { reason: expect.stringContaining('waits') } }
    await expect(amend(amended, 4_000)).rejects.toMatchObject(waits)
    const { id, version } = amended
    const deletion = { id, version, amendmentReason: 'A mistake' }
    await expect(stand.as(here.partner).call(deleteCost, deletion)).rejects.toMatchObject(waits)
    const reviewed = await review(await amendmentOf(amended), true)
    await expect(amend(amended, 4_000)).rejects.toMatchObject(waits)
    await approve(reviewed)
    expect(await amend(amended, 4_000)).toMatchObject({ totalCents: 4_000, amendmentWaits: true })
  })

  it('SUPP-031 BILL-026 is not paid by billing while its cost lies over the cap', async () => {
    await januaryBilled()
    const { customerId: id, activityId } = whom
    const late = newCost({ id, activityId }, { unitCents: 31_000, issuedOn: '2026-01-20' })
    const cost = await stand.as(here.partner).call(recordCost, { ...late, amendmentReason: 'A late receipt' })
    const reviewed = await review(await amendmentOf(cost), true)
    const refused = { code: 'WRONG_STATUS', details: { reason: expect.stringContaining('over its cap') } }
    await expect(approve(reviewed)).rejects.toMatchObject(refused)
  })
})

describe('lists of money', () => {
  it('SUPP-009 count all costs on a page beyond the last, too', async () => {
    await inJanuary(1_000)
    const page = await stand.as(here.partner).call(listCosts, { customerId: whom.customerId, page: 7 })
    expect(page).toMatchObject({ rows: [], total: 1 })
  })
})
