import type { CostStatus, OverrideStatus } from '@isets/contracts'
import { type CapAccount, excessCents, leftCents } from './cap.ts'

/** Where a category stands for one customer and year when a change of a cost is asked for. All money in cents. */
export interface CostFacts {
  readonly account: CapAccount
  /** Another cost or a request keeps the category closed (SUPP-016, SUPP-031). */
  readonly isBlocked: boolean
}

/** A cost before the change. */
export interface PresentCost {
  readonly status: CostStatus
  readonly totalCents: number
  readonly excessCents: number
  readonly overrideStatus: OverrideStatus | null
}

export type CostRefusal = 'category_blocked' | 'override_pending' | 'more_than_left' | 'more_than_approved'

const SENTENCES = {
  category_blocked:
    'This category takes no further cost for this customer until its override is decided, or its denied cost reduced.',
  override_pending: 'An override request about this cost waits for its decision. Delete the request first.',
  more_than_left: 'The override was denied: reduce the cost to what is left of the cap, or delete it.',
  more_than_approved: 'An approved cost can only be reduced. Enter what comes on top as a new cost.',
} as const satisfies Record<CostRefusal, string>

export type CostDecision =
  | { readonly ok: true; readonly status: CostStatus; readonly excessCents: number }
  | { readonly ok: false; readonly reason: CostRefusal; readonly message: string }

function refused(reason: CostRefusal): CostDecision {
  return { ok: false, reason, message: SENTENCES[reason] }
}

function placed(totalCents: number, account: CapAccount): CostDecision {
  const excess = excessCents(totalCents, account)
  return { ok: true, status: excess > 0 ? 'over_cap' : 'recorded', excessCents: excess }
}

/** A new cost: within the cap, or saved over it and waiting for an override; nothing while the category is blocked. */
export function decideNewCost(totalCents: number, { account, isBlocked }: CostFacts): CostDecision {
  return isBlocked ? refused('category_blocked') : placed(totalCents, account)
}

/** A new total of a cost that is there (SUPP-021). `facts` leave the cost itself out. */
export function decideCostChange(
  cost: PresentCost,
  totalCents: number,
  { account, isBlocked }: CostFacts,
): CostDecision {
  switch (cost.status) {
    case 'recorded':
      if (totalCents <= cost.totalCents) return { ok: true, status: 'recorded', excessCents: 0 }
      return isBlocked ? refused('category_blocked') : placed(totalCents, account)
    case 'over_cap':
      return cost.overrideStatus === 'pending' ? refused('override_pending') : placed(totalCents, account)
    case 'override_denied':
      return totalCents > leftCents(account) ? refused('more_than_left') : placed(totalCents, account)
    case 'override_approved':
      return reduceApproved(cost, totalCents)
  }
}

/** What was approved for a cost goes with it when it shrinks. */
function reduceApproved(cost: PresentCost, totalCents: number): CostDecision {
  if (totalCents > cost.totalCents) return refused('more_than_approved')
  const excess = Math.max(0, cost.excessCents - (cost.totalCents - totalCents))
  return { ok: true, status: excess > 0 ? 'override_approved' : 'recorded', excessCents: excess }
}
