import { describe, expect, it } from '@jest/globals'
import type { CostStatus, OverrideStatus } from '@isets/contracts'
import fc from 'fast-check'
import { decideCostChange, decideNewCost, type CostFacts } from './cost.ts'
import { COST_STATUS_AFTER, nextOverrideStatus, type OverrideCommand } from './override.ts'

/**
 * The life of one account (a category of a customer's fiscal year) under random commands of random people. The machine
 * keeps costs and requests as the service does and asks the rules; after each step its money is added up naively.
 */
const CAP = 30_000
const PEOPLE = ['provider', 'colleague', 'manager', 'admin'] as const
type Person = (typeof PEOPLE)[number]
const DECIDERS: readonly Person[] = ['manager', 'admin']

interface ModelCost {
  totalCents: number
  excessCents: number
  recordedBy: Person
  isFrozen: boolean
  request: { status: OverrideStatus; by: Person; decidedBy: Person | null } | null
}
type Command =
  | { readonly kind: 'record'; readonly by: Person; readonly cents: number }
  | {
      readonly kind: 'edit' | 'delete' | 'ask' | 'freeze'
      readonly by: Person
      readonly at: number
      readonly cents: number
    }
  | { readonly kind: OverrideCommand; readonly by: Person; readonly at: number }

const by = fc.constantFrom(...PEOPLE)
const cents = fc.integer({ min: 1, max: 25_000 })
const at = fc.nat({ max: 30 })
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('record' as const), by, cents }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constantFrom('edit' as const, 'delete', 'ask', 'ask', 'freeze'), by, at, cents }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('approve' as const, 'deny', 'delete', 'deleteApproved'), by, at }),
  },
) as fc.Arbitrary<Command>

function statusOf({ excessCents, request }: ModelCost): CostStatus {
  return excessCents === 0 ? 'recorded' : COST_STATUS_AFTER[request?.status ?? 'pending']
}

function factsFor(costs: readonly ModelCost[], apartFrom?: ModelCost): CostFacts {
  const others = costs.filter((one) => one !== apartFrom)
  const sum = (some: readonly ModelCost[], field: 'totalCents' | 'excessCents') =>
    some.reduce((total, one) => total + one[field], 0)
  const approved = others.filter((one) => statusOf(one) === 'override_approved')
  return {
    account: { capCents: CAP, otherCents: sum(others, 'totalCents'), approvedCents: sum(approved, 'excessCents') },
    isBlocked: others.some((one) => ['over_cap', 'override_denied'].includes(statusOf(one))),
  }
}

class Account {
  costs: ModelCost[] = []

  /** Whether the command was accepted. */
  run(step: Command): boolean {
    if (step.kind === 'record') return this.record(step.by, step.cents)
    const cost = this.costs[step.at % Math.max(1, this.costs.length)]
    if (cost === undefined) return false
    if (step.kind === 'edit') return this.edit(cost, step.cents)
    if (step.kind === 'ask') return this.ask(cost, step.by)
    if (step.kind === 'freeze') return (cost.isFrozen = true)
    if (step.kind === 'delete' && 'cents' in step) return this.remove(cost)
    return this.decide(cost, step.kind as OverrideCommand, step.by)
  }

  record(person: Person, totalCents: number): boolean {
    const decision = decideNewCost(totalCents, factsFor(this.costs))
    if (!decision.ok) return false
    const { excessCents } = decision
    this.costs.push({ totalCents, excessCents, recordedBy: person, isFrozen: false, request: null })
    return true
  }

  edit(cost: ModelCost, totalCents: number): boolean {
    if (cost.isFrozen) return false
    const status = statusOf(cost)
    const present = { ...cost, status, overrideStatus: cost.request?.status ?? null }
    const decision = decideCostChange(present, totalCents, factsFor(this.costs, cost))
    if (!decision.ok) return false
    if (decision.status !== status) cost.request = null
    Object.assign(cost, { totalCents, excessCents: decision.excessCents })
    return true
  }

  remove(cost: ModelCost): boolean {
    if (cost.isFrozen || cost.request?.status === 'pending' || statusOf(cost) === 'override_approved') return false
    this.costs = this.costs.filter((one) => one !== cost)
    return true
  }

  ask(cost: ModelCost, person: Person): boolean {
    if (statusOf(cost) !== 'over_cap' || cost.request?.status === 'pending') return false
    cost.request = { status: 'pending', by: person, decidedBy: null }
    return true
  }

  decide({ request, recordedBy }: ModelCost, step: OverrideCommand, person: Person): boolean {
    const next = request && nextOverrideStatus(request.status, step)
    if (!request || next === undefined || next === null) return false
    const decides = step === 'approve' || step === 'deny'
    if (decides && (!DECIDERS.includes(person) || person === request.by || person === recordedBy)) return false
    if (step === 'deleteApproved' && person !== 'admin') return false
    Object.assign(request, { status: next }, decides && { decidedBy: person })
    return true
  }
}

/** What may be billed, added up without a rule of ours. */
function billable(costs: readonly ModelCost[]): { within: number; approved: number; waiting: number } {
  let [within, approved, waiting] = [0, 0, 0]
  for (const cost of costs) {
    within += cost.totalCents - cost.excessCents
    if (cost.excessCents > 0 && cost.request?.status === 'approved') approved += cost.excessCents
    else if (cost.excessCents > 0) waiting += 1
  }
  return { within, approved, waiting }
}

function check(steps: readonly Command[]): void {
  const account = new Account()
  for (const step of steps) {
    const before = structuredClone(account.costs)
    const accepted = account.run(step)
    if (!accepted) expect(account.costs).toEqual(before)
    const { within, waiting } = billable(account.costs)
    expect(within).toBeLessThanOrEqual(CAP)
    if (step.kind === 'record' && accepted) expect(billable(before).waiting).toBe(0)
    if (step.kind === 'record' || step.kind === 'edit')
      expect(waiting).toBeLessThanOrEqual(Math.max(1, billable(before).waiting))
    for (const { request, recordedBy } of account.costs) {
      if (request?.decidedBy) expect([request.by, recordedBy]).not.toContain(request.decidedBy)
    }
    const frozen = (costs: readonly ModelCost[]) =>
      costs.filter(({ isFrozen }) => isFrozen).map(({ totalCents, excessCents }) => [totalCents, excessCents])
    expect(frozen(account.costs)).toEqual(expect.arrayContaining(frozen(before)))
  }
}

describe('SUPP-014, SUPP-016, SUPP-031, C21 random histories of an account', () => {
  it('never bill more than the cap, take nothing while blocked, let nobody decide their own, change no frozen cost', () => {
    fc.assert(fc.property(fc.array(command, { maxLength: 60 }), check), { numRuns: 2_000 })
  })
})
