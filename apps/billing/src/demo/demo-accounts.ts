import { excessCents } from '@isets/rules'
import type { DemoCost } from './demo-costs.ts'

/** A cost with what became of it. */
export interface DemoOutcome extends DemoCost {
  readonly excessCents: number
  /** What an override was asked for; 0 within the cap. */
  readonly askedCents: number
  /** `null` within the cap. */
  readonly request: 'approved' | 'denied' | 'pending' | null
}

/** The caps that hold in the demo, in cents. */
export type Caps = Readonly<Partial<Record<DemoCost['category'], number | null>>>

/** Of the latest requests every n-th was denied. */
const DENIED_EVERY = 4

/**
 * Plays the costs through the rules, one after the other: what lies over a cap was approved, or denied and reduced to
 * what was left. Of the latest requests most wait, some were denied and their cost is still to be reduced: there nothing
 * more is entered.
 *
 * @param waitsFrom requests of costs from this day on have not been decided
 */
export function played(costs: readonly DemoCost[], caps: Caps, waitsFrom: string): DemoOutcome[] {
  const accounts = new Map<string, { spent: number; approved: number; isBlocked: boolean }>()
  let latest = 0
  return costs.flatMap((cost) => {
    const key = `${cost.plan.customer.id} ${cost.category} ${cost.fiscalYear}`
    const account = accounts.get(key) ?? { spent: 0, approved: 0, isBlocked: false }
    accounts.set(key, account)
    if (account.isBlocked) return []
    const first = outcomeOf(cost, caps[cost.category] ?? null, account, waitsFrom)
    if (first === null) return []
    if (first.request === 'pending') latest += 1
    const isDenied = first.request === 'pending' && latest % DENIED_EVERY === 0
    const outcome = isDenied ? { ...first, request: 'denied' as const } : first
    account.spent += outcome.unitCents * outcome.quantity
    if (outcome.request === 'approved') account.approved += outcome.excessCents
    account.isBlocked = outcome.request !== 'approved' && outcome.excessCents > 0
    return [outcome]
  })
}

function outcomeOf(
  cost: DemoCost,
  capCents: number | null,
  { spent, approved }: { readonly spent: number; readonly approved: number },
  waitsFrom: string,
): DemoOutcome | null {
  const total = cost.unitCents * cost.quantity
  const excess = excessCents(total, { capCents, approvedCents: approved, otherCents: spent })
  if (excess === 0) return { ...cost, excessCents: 0, askedCents: 0, request: null }
  const over = { ...cost, excessCents: excess, askedCents: excess }
  if (cost.issuedOn >= waitsFrom) return { ...over, request: 'pending' }
  if (cost.plan.customer.number % 3 > 0) return { ...over, request: 'approved' }
  return excess === total
    ? null
    : { ...over, unitCents: total - excess, quantity: 1, excessCents: 0, request: 'denied' }
}
