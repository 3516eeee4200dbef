import {
  PROGRAMME_TYPE_LABELS,
  PROGRAMME_TYPES,
  REFERRAL_KINDS,
  REFERRAL_RESPONSE_LABELS,
  REFERRAL_STATUS_LABELS,
  REFERRAL_STATUSES,
  type ReferralKind,
  type ReferralStatus,
  type RejectionReason,
} from '@isets/contracts'

/** The seven statuses of a referral (REF-052, statuses.csv); the contract declares them. */
export {
  PROGRAMME_TYPE_LABELS,
  PROGRAMME_TYPES,
  REFERRAL_KINDS,
  REFERRAL_RESPONSE_LABELS,
  REFERRAL_STATUS_LABELS,
  REFERRAL_STATUSES,
}

export const REFERRAL_KIND_LABELS = {
  reverse: 'Reverse referral',
  forward: 'Referral from IDHS',
  provider: 'Provider to provider',
} as const satisfies Record<ReferralKind, string>

/** REF-030: what a reverse referral is rejected with. */
export const NOT_ELIGIBLE = 'Rejected - Not Eligible for E&T Services'

/** REF-049: the fixed list of eight, in the words of the form. */
export const REJECTION_REASON_LABELS = {
  1: 'Customer is currently enrolled in school / vocational training',
  2: 'Customer not suitable due to background check (CANTS and sex offender registry)',
  3: 'Customer not suitable due to a medical condition or disability which does not allow completion of program',
  4: 'Customer voluntarily withdrew from program',
  5: 'Customer employed 20 or more hours per week',
  6: 'Position/slots are full',
  7: 'Program no longer offered',
  8: 'Other',
} as const satisfies Record<RejectionReason, string>

/** The reason that says nothing without a note. */
export const OTHER_REASON: RejectionReason = 8

/** Statuses in which an answer is awaited. */
export function isPending(status: ReferralStatus): boolean {
  return status === 'pending_idhs_response' || status === 'pending_provider_response'
}

/** Statuses that take a referral out of every provider's view (REF-053, C37): IDHS sees them, providers a count. */
export const HIDDEN_FROM_PROVIDERS = ['rejected', 'expired', 'closed'] as const satisfies readonly ReferralStatus[]

function isHiddenFromProviders(status: ReferralStatus): boolean {
  return HIDDEN_FROM_PROVIDERS.some((hidden) => hidden === status)
}

/**
 * Whether a reader may see a referral: by the right to read it, a rejected, expired or closed one by the right to see
 * those as well (REF-053, C37), and nobody what was removed (REF-056). Lists ask the same in SQL.
 *
 * @param has whether the rubric gives the reader this right over this very referral
 */
export function maySeeReferral(
  { status, removed }: { readonly status: ReferralStatus; readonly removed: boolean },
  has: (right: 'read' | 'readHidden') => boolean,
): boolean {
  if (removed || !has('read')) return false
  return !isHiddenFromProviders(status) || has('readHidden')
}
