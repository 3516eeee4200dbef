import type { AmendmentActor } from './amendment.ts'

/** Who has had a hand in a packet. */
export interface PacketPersons {
  /** Everybody who ticked, filled in or submitted part 1, or asked to reopen it. */
  readonly preparers: readonly string[]
  /** Everybody who ever ticked part 2 or approved. */
  readonly approvers: readonly string[]
}

/** Why this person may not prepare the packet, nor change what was prepared; `null` when nothing speaks against it. */
export function preparationObstacle({ approvers }: PacketPersons, userId: string): string | null {
  return approvers.includes(userId) ? 'You reviewed this staffing. Somebody else has to prepare it.' : null
}

/** Why this person may not approve the staffing nor decide about reopening it; `null` when nothing speaks against it. */
export function staffingApprovalObstacle({ preparers }: PacketPersons, userId: string): string | null {
  return preparers.includes(userId) ? 'You prepared this packet. Somebody else has to decide on it.' : null
}

/** Why this person may not approve the billing; `null` when nothing speaks against it. */
export function billingApprovalObstacle(persons: PacketPersons, userId: string): string | null {
  if (persons.preparers.includes(userId)) return 'You prepared this packet. Somebody else has to approve it.'
  return persons.approvers.includes(userId)
    ? 'You approved the staffing. Somebody else has to approve the billing.'
    : null
}

/** Who has had a hand in an amendment. */
export interface AmendmentPersons {
  readonly requesterId: string | null
  readonly reviewerId: string | null
}

/** Why this person may not decide on an amendment in this step; `null` when nothing speaks against it. */
export function amendmentObstacle(
  { requesterId, reviewerId }: AmendmentPersons,
  step: AmendmentActor,
  userId: string,
): string | null {
  if (requesterId === userId) return 'You asked for this amendment. Somebody else has to decide on it.'
  const reviewedIt = step === 'billing' && reviewerId === userId
  return reviewedIt ? 'You reviewed this amendment. Somebody else has to approve it.' : null
}
