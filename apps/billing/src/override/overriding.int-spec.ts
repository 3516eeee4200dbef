import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type Caller, type CostView, type OverrideView } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { EXPLANATION, knownCustomer, newCost, partner, sameCost, type KnownCustomer } from '../test/customers.ts'
import { MONDAY, startStand, type BillingStand } from '../test/stand.ts'

const {
  countOverrides,
  decideOverride,
  deleteCost,
  deleteOverride,
  editCost,
  listOverrides,
  openOverride,
  openServices,
  recordCost,
  requestIncrease,
  requestOverride,
} = contract.billing
const manager = caller('idhs_manager')
let stand: BillingStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

/** A cost of 400 dollars of clothing: 100 over the cap. */
async function overCap(by: Caller): Promise<{ customer: KnownCustomer; cost: CostView }> {
  const customer = await knownCustomer(stand)
  return { customer, cost: await stand.as(by).call(recordCost, newCost(customer, { unitCents: 40_000 })) }
}

function ask(by: Caller, { id: costId, version }: CostView): Promise<OverrideView> {
  return stand.as(by).call(requestOverride, { costId, version, explanation: EXPLANATION })
}

function decide({ id, version }: OverrideView, decision: 'approve' | 'deny', by = manager): Promise<OverrideView> {
  return stand.as(by).call(decideOverride, { id, version, decision, reason: 'Reasonable and necessary' })
}

async function clothing(customerId: string) {
  const { categories } = await stand.as(caller('super_admin')).call(openServices, { customerId })
  return categories.find(({ category }) => category === 'clothing')
}

describe('a cost over the cap', () => {
  it('SUPP-014, SUPP-015, SUPP-016 is saved, asks for its excess and closes the category until it is decided', async () => {
    const by = partner()
    const { customer, cost } = await overCap(by)
    expect(cost).toMatchObject({ status: 'over_cap', excessCents: 10_000 })
    expect(cost.allowed).toEqual(['edit', 'delete', 'requestOverride'])
    const another = newCost(customer, { unitCents: 1 })
    await expect(stand.as(by).call(recordCost, another)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    const request = await ask(by, cost)
    expect(request).toMatchObject({
      number: expect.stringMatching(/^OVR-\d{6}$/),
      status: 'pending',
      excessCents: 10_000,
      dueAt: '2026-03-04T15:00:00.000Z',
      urgency: 'calm',
      cost: { id: cost.id, overrideStatus: 'pending' },
      allowed: ['delete'],
    })
    expect(await clothing(customer.id)).toMatchObject({ block: 'override_pending', blockingOverrideId: request.id })
    await expect(stand.as(by).call(recordCost, another)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await expect(ask(by, cost)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await expect(stand.as(by).call(editCost, { ...sameCost(cost), unitCents: 1 })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
    })
  })

  it('SUPP-016 waits for the request of another cost of its category, which amendments can leave over the cap as well', async () => {
    const by = partner()
    const customer = await knownCustomer(stand)
    const first = await stand.as(by).call(recordCost, newCost(customer, { unitCents: 1_000 }))
    const second = await stand.as(by).call(recordCost, newCost(customer, { unitCents: 40_000 }))
    await stand.sql('update cost set excess_cents = 1000, over_cap_at = ? where id = ?', [MONDAY, first.id])
    const request = await ask(by, second)
    await expect(ask(by, first)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await decide(request, 'approve')
    expect((await ask(by, first)).status).toBe('pending')
  })

  it('SUPP-017 counts when it is approved, and the category is free for what is left', async () => {
    const by = partner()
    const { customer, cost } = await overCap(by)
    const decided = await decide(await ask(by, cost), 'approve')
    expect(decided).toMatchObject({
      status: 'approved',
      decidedBy: { name: manager.name },
      cost: { status: 'override_approved' },
      year: { totalCents: 40_000 },
      allowed: [],
    })
    expect(await clothing(customer.id)).toMatchObject({ approvedCents: 10_000, unapprovedCents: 0, block: null })
    const next = await stand.as(by).call(recordCost, newCost(customer, { unitCents: 500 }))
    expect(next).toMatchObject({ status: 'over_cap', excessCents: 500 })
  })

  it('SUPP-031 is reduced or deleted when it is denied, then the category is free again', async () => {
    const by = partner()
    const { customer, cost } = await overCap(by)
    await decide(await ask(by, cost), 'deny')
    expect(await clothing(customer.id)).toMatchObject({ block: 'override_denied', unapprovedCents: 10_000 })
    await expect(stand.as(by).call(editCost, { ...sameCost(cost), unitCents: 30_001 })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
    })
    const reduced = await stand.as(by).call(editCost, { ...sameCost(cost), unitCents: 30_000 })
    expect(reduced).toMatchObject({ status: 'recorded', excessCents: 0 })
    expect(await clothing(customer.id)).toMatchObject({ block: null, totalCents: 30_000 })
  })

  it('SUPP-021 frees the category when it is deleted, with nothing asked', async () => {
    const by = partner()
    const { customer, cost } = await overCap(by)
    await stand.as(by).call(deleteCost, { id: cost.id, version: cost.version })
    expect(await clothing(customer.id)).toMatchObject({ block: null, totalCents: 0 })
    await expect(stand.as(by).call(deleteCost, { id: cost.id, version: cost.version })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('SUPP-020 can be foreseen: an approved increase of the total takes it without a request', async () => {
    const customer = await knownCustomer(stand)
    const by = partner()
    const increase = { customerId: customer.id, category: 'clothing', fiscalYear: 2026, excessCents: 5_000 } as const
    const request = await stand.as(by).call(requestIncrease, { ...increase, explanation: EXPLANATION })
    expect(request).toMatchObject({ cost: null, excessCents: 5_000 })
    await expect(stand.as(by).call(recordCost, newCost(customer))).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await decide(request, 'approve')
    const cost = await stand.as(by).call(recordCost, newCost(customer, { unitCents: 35_001 }))
    expect(cost).toMatchObject({ status: 'over_cap', excessCents: 1 })
  })
})

describe('deciding an override', () => {
  it('C21 is never for the requester, nor for whoever entered the cost', async () => {
    const admin = caller('super_admin')
    const { cost } = await overCap(admin)
    const own = await ask(admin, cost)
    await expect(decide(own, 'approve', admin)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await stand.as(admin).call(openOverride, { id: own.id })).allowed).toEqual(['delete'])
    const { cost: entered } = await overCap(admin)
    const asked = await ask(caller('super_admin'), entered)
    await expect(decide(asked, 'approve', admin)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await decide(asked, 'approve', caller('super_admin'))).toMatchObject({ status: 'approved' })
  })

  it('C21 is not for whoever raised the cost of somebody else over its cap', async () => {
    const [by, admin] = [partner(), caller('super_admin')]
    const customer = await knownCustomer(stand)
    const entered = await stand.as(by).call(recordCost, newCost(customer))
    const raised = await stand.as(admin).call(editCost, { ...sameCost(entered), unitCents: 40_000 })
    const last = await stand.as(by).call(editCost, { ...sameCost(raised), unitCents: 41_000 })
    const request = await ask(partner(), last)
    await expect(decide(request, 'approve', admin)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await stand.as(admin).call(openOverride, { id: request.id })).allowed).toEqual(['delete'])
    expect(await decide(request, 'approve', caller('super_admin'))).toMatchObject({ status: 'approved' })
  })

  it.each(['cbo_program_manager', 'program_manager', 'provider_manager', 'billing_manager'] as const)(
    'C21 is not for a %s',
    async (role) => {
      const by = partner()
      const request = await ask(by, (await overCap(by)).cost)
      const other = caller(role, { organisationId: by.organisationId })
      await expect(decide(request, 'approve', other)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    },
  )

  it('happens once, also when two managers press at the same moment', async () => {
    const by = partner()
    const request = await ask(by, (await overCap(by)).cost)
    const both = [decide(request, 'approve'), decide(request, 'deny', caller('idhs_manager'))]
    const outcomes = await Promise.allSettled(both)
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const late = outcomes.find((one) => one.status === 'rejected')
    expect(late?.reason).toMatchObject({ code: 'STALE' })
    const told = await stand.sql(`select from outbox where aggregate_id = ? and type = 'override-decided'`, [
      request.id,
    ])
    expect(told).toHaveLength(1)
  })

  it('SUPP-019 is spared when the request is deleted; an approved one only a super admin deletes', async () => {
    const by = partner()
    const { customer, cost } = await overCap(by)
    const { id, version } = await ask(by, cost)
    await stand.as(by).call(deleteOverride, { id, version })
    expect(await clothing(customer.id)).toMatchObject({ block: 'override_not_requested' })
    const approved = await decide(await ask(by, cost), 'approve')
    const target = { id: approved.id, version: approved.version }
    await expect(stand.as(by).call(deleteOverride, target)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(stand.as(by).call(deleteCost, { id: cost.id, version: cost.version })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await stand.as(caller('super_admin')).call(deleteOverride, target)
    expect(await clothing(customer.id)).toMatchObject({ block: 'override_not_requested', unapprovedCents: 10_000 })
  })

  it('carries no name of the customer and no free text in its events', async () => {
    const by = partner()
    const request = await decide(await ask(by, (await overCap(by)).cost), 'deny')
    const rows = await stand.sql<{ type: string; payload: unknown }>(
      `select type, payload from outbox where aggregate_id = ? order by id`,
      [request.id],
    )
    expect(rows.map(({ type }) => type)).toEqual(['override-requested', 'override-decided'])
    expect(JSON.stringify(rows)).not.toMatch(/Wren|Steel|Reasonable|901234567/)
    expect(rows[1]?.payload).toMatchObject({ customerInitials: 'WD', decision: 'denied', excessCents: 10_000 })
  })
})

describe('the work list', () => {
  it('SUPP-018 shows what waits by its due time, with the counts that open it', async () => {
    const by = partner()
    const before = await stand.as(manager).call(countOverrides, {})
    const first = await ask(by, (await overCap(by)).cost)
    stand.clock.advance({ hours: 25 })
    const second = await ask(by, (await overCap(by)).cost)
    const pending = await stand.as(manager).call(listOverrides, { status: ['pending'], pageSize: 200 })
    const ids = pending.rows.map(({ id }) => id)
    expect(ids.indexOf(first.id)).toBeLessThan(ids.indexOf(second.id))
    const near = await stand.as(manager).call(listOverrides, { urgency: 'near', pageSize: 200 })
    expect(near.rows.map(({ id }) => id)).toContain(first.id)
    expect(near.rows.map(({ id }) => id)).not.toContain(second.id)
    const counts = await stand.as(manager).call(countOverrides, {})
    expect(counts).toEqual({ pending: before.pending + 2, near: near.total, over: 0 })
    const found = await stand.as(manager).call(listOverrides, { q: first.number.toLowerCase() })
    expect(found.rows).toMatchObject([{ id: first.id, urgency: 'near', customerName: 'Wren Demo-Customer' }])
  })
})
