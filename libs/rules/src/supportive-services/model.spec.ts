import { describe, expect, it } from '@jest/globals'
import type { CostStatus, OverrideStatus } from '@isets/contracts'
import fc from 'fast-check'
import { decideCostChange, decideNewCost, type CostFacts } from './cost.ts'
import { COST_STATUS_AFTER, nextOverrideStatus, overrideObstacle, type OverrideCommand } from './override.ts'

/**
 * The life of one account (a category of a customer's fiscal year) under random commands of random people: what is
 * decided are the rules alone, and after each step the money is added up naively. Who may, frozen months and amendments
 * are the service's, and proven against it: `npm run histories`.
 */
const CAP = 30_000
const PEOPLE = ['provider', 'colleague', 'manager', 'admin'] as const
type Person = (typeof PEOPLE)[number]

interface ModelCost {
  totalCents: number
  excessCents: number
  writers: Person[]
  request: { status: OverrideStatus; by: Person; decidedBy: Person | null; writersThen?: Person[] } | null
}
type Command =
  | { readonly kind: 'record'; readonly by: Person; readonly cents: number }
  | {
      readonly kind: 'edit' | 'remove' | 'ask'
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
    arbitrary: fc.record({ kind: fc.constantFrom('edit' as const, 'remove', 'ask', 'ask'), by, at, cents }),
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
    if (step.kind === 'edit') return this.edit(cost, step.by, step.cents)
    if (step.kind === 'ask') return this.ask(cost, step.by)
    if (step.kind === 'remove') return this.remove(cost)
    return this.decide(cost, step.kind, step.by)
  }

  record(person: Person, totalCents: number): boolean {
    const decision = decideNewCost(totalCents, factsFor(this.costs))
    if (!decision.ok) return false
    const { excessCents } = decision
    this.costs.push({ totalCents, excessCents, writers: [person], request: null })
    return true
  }

  edit(cost: ModelCost, person: Person, totalCents: number): boolean {
    const status = statusOf(cost)
    const present = { ...cost, status, overrideStatus: cost.request?.status ?? null }
    const decision = decideCostChange(present, totalCents, factsFor(this.costs, cost))
    if (!decision.ok) return false
    if (decision.status !== status) cost.request = null
    Object.assign(cost, { totalCents, excessCents: decision.excessCents, writers: [...cost.writers, person] })
    return true
  }

  /** Whatever is taken out, with its request: the rest still has to add up. */
  remove(cost: ModelCost): boolean {
    this.costs = this.costs.filter((one) => one !== cost)
    return true
  }

  ask(cost: ModelCost, person: Person): boolean {
    if (statusOf(cost) !== 'over_cap' || cost.request?.status === 'pending') return false
    cost.request = { status: 'pending', by: person, decidedBy: null }
    return true
  }

  decide({ request, writers }: ModelCost, step: OverrideCommand, person: Person): boolean {
    const next = request && nextOverrideStatus(request.status, step)
    if (!request || next === undefined || next === null) return false
    const decides = step === 'approve' || step === 'deny'
    const persons = { requesterId: request.by, writerIds: writers }
    if (decides && overrideObstacle(persons, person) !== null) return false
    Object.assign(request, { status: next }, decides && { decidedBy: person, writersThen: [...writers] })
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
    for (const { request } of account.costs) {
      if (request?.decidedBy) expect([request.by, ...(request.writersThen ?? [])]).not.toContain(request.decidedBy)
    }
  }
}

describe('SUPP-014, SUPP-016, SUPP-031, C21 random histories of an account', () => {
  it('never bill more than the cap, take nothing while blocked, let nobody decide their own', () => {
    fc.assert(fc.property(fc.array(command, { maxLength: 60 }), check), { numRuns: 2_000 })
  })
})
