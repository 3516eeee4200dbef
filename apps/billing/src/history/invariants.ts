import { expect } from '@jest/globals'
import { contract } from '@isets/contracts'
import { CAP_CENTS, type RawCost, type Stage, type World } from './stage.ts'

/** Costs that count, found without a view or a rule of ours: not taken back, and nothing in their place. */
export function counted(costs: readonly RawCost[]): RawCost[] {
  const there = costs.filter(({ deleted_at }) => deleted_at === null)
  const replaced = new Set(there.map(({ amends_cost_id }) => amends_cost_id))
  return there.filter(({ id }) => !replaced.has(id))
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
const withinCap = (costs: readonly RawCost[]) => sum(costs.map((one) => one.total_cents - one.excess_cents))

/** The newest request about a cost's present excess. */
function requestOf({ id, over_cap_at }: RawCost, { requests }: World) {
  return requests.findLast(
    (one) =>
      one.cost_id === id &&
      one.status !== 'deleted' &&
      over_cap_at !== null &&
      Date.parse(one.requested_at) >= Date.parse(over_cap_at),
  )
}

/** Why the category takes no further cost, found without a rule of ours. */
export function isBlocked(world: World): boolean {
  const open = counted(world.costs).filter(({ excess_cents }) => excess_cents > 0)
  const undecided = open.some((cost) => requestOf(cost, world)?.status !== 'approved')
  return undecided || world.requests.some(({ status }) => status === 'pending')
}

/** Nothing that counts, or may count again when amendments are refused, lies over the cap without being marked so. */
function capsHold({ costs, amendments }: World): void {
  expect(withinCap(counted(costs))).toBeLessThanOrEqual(CAP_CENTS)
  const waiting = new Set(
    amendments.filter(({ status }) => status === 'pending_review' || status === 'reviewed').map(({ id }) => id),
  )
  const refused = costs.filter(({ amendment_id }) => amendment_id === null || !waiting.has(amendment_id))
  expect(withinCap(counted(refused))).toBeLessThanOrEqual(CAP_CENTS)
}

/** Remembers who has written which cost. */
function noteWriters({ writers }: Stage, before: World, after: World, by: string): void {
  for (const { id, total_cents, amends_cost_id } of after.costs) {
    const was = before.costs.find((one) => one.id === id)
    if (was?.total_cents === total_cents) continue
    writers.set(id, new Set([...(writers.get(id) ?? []), ...(writers.get(amends_cost_id ?? '') ?? []), by]))
  }
}

/** C21, BILL-020, BILL-021: at the moment of the decision, from what was there before it. */
function nobodyDecidesTheirOwn({ writers }: Stage, before: World, after: World, by: string): void {
  for (const { id, decided_by_id, requester_id, cost_id } of after.requests) {
    if (decided_by_id === null || before.requests.some((one) => one.id === id && one.decided_by_id !== null)) continue
    expect([requester_id, ...(writers.get(cost_id ?? '') ?? [])]).not.toContain(decided_by_id)
  }
  const isReopened = after.packet.staffing_status === 'unapproved' && before.packet.staffing_status !== 'unapproved'
  if (isReopened) expect(before.packet.preparers).not.toContain(by)
}

/** C21, C32, BILL-019 to BILL-024: whatever roles somebody has. */
function nobodyApprovesTheirOwn({ packet, amendments }: World): void {
  expect(packet.approvers.filter((id) => packet.preparers.includes(id))).toEqual([])
  const { reopening } = packet
  if (reopening !== null) expect(reopening.decided?.by).not.toBe(reopening.requested.by)
  if (packet.billing_approved !== null) {
    expect([...packet.preparers, packet.approved?.by]).not.toContain(packet.billing_approved.by)
  }
  for (const { requester_id, reviewed, approved } of amendments) {
    if (reviewed !== null) expect(reviewed.by).not.toBe(requester_id)
    if (approved !== null) expect([requester_id, reviewed?.by]).not.toContain(approved.by)
  }
}

export interface Step {
  readonly accepted: boolean
  readonly records: boolean
  /** Who took it. */
  readonly by: string
}

/** What holds after each step, whatever it was and whoever took it. */
export async function check(stage: Stage, before: World, after: World, step: Step): Promise<void> {
  if (!step.accepted) expect(after).toEqual(before)
  if (before.packet.locked_at !== null) expect(after.frozen).toEqual(before.frozen)
  if (before.packet.billed_at !== null) expect(after.packet).toEqual(before.packet)
  if (step.records && step.accepted) expect(isBlocked(before)).toBe(false)
  capsHold(after)
  nobodyApprovesTheirOwn(after)
  nobodyDecidesTheirOwn(stage, before, after, step.by)
  noteWriters(stage, before, after, step.by)
  // whatever was refused has changed nothing: what the service says of it was checked before
  if (step.accepted) await saysTheSame(stage, after)
}

/** The service adds up what the tables hold: total, month by month, and what blocks. */
async function saysTheSame({ stand, here, whom }: Stage, world: World): Promise<void> {
  const input = { customerId: whom.customerId, fiscalYear: 2026 }
  const view = await stand.as(here.partner).call(contract.billing.openServices, input)
  const clothing = view.categories.find(({ category }) => category === 'clothing')
  const costs = counted(world.costs)
  expect(clothing?.totalCents).toBe(sum(costs.map(({ total_cents }) => total_cents)))
  expect(clothing?.block !== null).toBe(isBlocked(world))
  const january = costs.filter(({ month }) => month === '2026-01')
  expect(clothing?.months[6]).toBe(sum(january.map(({ total_cents }) => total_cents)))
}
