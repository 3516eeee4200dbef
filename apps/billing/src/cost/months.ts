import { Refusal, type Caller, type ServiceCategory } from '@isets/contracts'
import { authorise } from '@isets/policies'
import type { CallContext } from '@isets/service-kit'
import type { CustomerInHand } from '../customer/customer-in-hand.ts'

/** The packet that a cost belongs to. */
export interface PacketPlace {
  readonly organisationId: string
  readonly programmeId: string
  /** `YYYY-MM` */
  readonly month: string
}

/** A cost that was entered for a month whose figures are no longer open. */
export interface LateCost extends PacketPlace {
  readonly costId: string
  /** The cost in whose place it counts, if there is one. */
  readonly amendsCostId: string | null
  readonly customerId: string
  readonly category: ServiceCategory
  readonly reason: string
  /** What it adds to the month; negative when it takes away. */
  readonly differenceCents: number
}

/** A change of the money of a month: entry, edit or deletion of a cost. */
export interface CostChange extends PacketPlace {
  readonly category: ServiceCategory
  readonly customer: CustomerInHand
  readonly reason: string | undefined
}

/** `submitted` waits for IDHS, `billed` is approved for good. */
export type MonthOfCosts = 'open' | 'submitted' | 'billed'

/** What costs need to know of staffing packets: whether a month still takes changes, and where an amendment is kept. */
export abstract class Months {
  /**
   * How far the month has gone. Holds it until the commit.
   * @throws Refusal WRONG_STATUS while it is locked, and after the last day for corrections (C13)
   */
  protected abstract stateOf(place: PacketPlace): Promise<MonthOfCosts>
  /** Writes under the packet what changed after its submission, and why (BILL-041). */
  protected abstract tellPacket(place: PacketPlace, note: Note, caller: Caller): Promise<void>
  /** Opens the amendment of a late cost (SUPP-022); its id goes on the cost. */
  abstract amend(cost: LateCost, caller: Caller): Promise<string>

  /**
   * Whether the cost itself may change; if not, an amendment takes its place. In a month that was submitted the packet
   * says that it changed, and why (SUPP-022, BILL-041).
   * @throws Refusal WRONG_STATUS, FORBIDDEN, or INVALID when the reason is missing
   */
  async admit({ customer, reason, category, ...place }: CostChange, context: CallContext): Promise<boolean> {
    const state = await this.stateOf(place)
    if (state === 'billed') authorise(context.ability, 'add', 'Amendment', customer)
    if (state === 'submitted') {
      authorise(context.ability, 'addAfterStaffing', 'SupportiveServiceCost', customer)
      await this.tellPacket(place, { category, reason: requireReason(reason, state) }, context.caller)
    }
    return state !== 'billed'
  }
}

export interface Note {
  readonly category: ServiceCategory
  readonly reason: string
}

const WHY = {
  late: 'The month of this cost is over. Say why it comes later.',
  submitted:
    'The staffing of this month was submitted already. Say why it changes: whoever approves it sees the reason.',
  billed: 'Billing has approved this month already. Say why this comes later: it becomes an amendment.',
} as const

/** @throws Refusal INVALID: the web asks for a reason and sends again (SUPP-006, SUPP-022) */
export function requireReason(reason: string | undefined, why: keyof typeof WHY): string {
  if (reason !== undefined) return reason
  throw new Refusal('INVALID', { fields: { amendmentReason: WHY[why] } })
}
