import { Refusal, type Caller, type ServiceCategory } from '@isets/contracts'

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

/** What costs need to know of staffing packets: whether a month still takes changes, and where an amendment is kept. */
export abstract class Months {
  /** Whether costs of the month may still be entered, changed and deleted. Holds the month until the commit. */
  abstract isOpen(place: PacketPlace): Promise<boolean>
  /** Opens the amendment of a late cost (SUPP-022); its id goes on the cost. */
  abstract amend(cost: LateCost, caller: Caller): Promise<string>
}

/** @throws Refusal INVALID: the web asks for a reason and sends again (SUPP-022) */
export function requireReason(reason: string | undefined): string {
  if (reason !== undefined) return reason
  const sentence = 'Billing has approved this month already. Say why this comes later: it becomes an amendment.'
  throw new Refusal('INVALID', { fields: { amendmentReason: sentence } })
}
