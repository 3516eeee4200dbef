import { type ReferralResponse, type ReferralStatus } from '@isets/contracts'
import { type EtHappening } from './et-status.ts'

/** What each status of a referral means for the E&T status (statuses.csv); undefined: nothing. */
const HAPPENINGS = {
  pending_idhs_response: 'refer',
  pending_provider_response: 'refer',
  accepted: 'acceptReferral',
  rejected: 'rejectReferral',
  expired: 'expireReferral',
  exited: undefined,
  closed: undefined,
} as const satisfies Record<ReferralStatus, EtHappening | undefined>

/** What happens to the customer when a referral has come into this status. */
export function etHappeningOf({
  status,
  response,
  consentRevoked,
}: {
  readonly status: ReferralStatus
  readonly response: ReferralResponse | null
  readonly consentRevoked: boolean
}): EtHappening | undefined {
  if (status === 'accepted' && response === 'waiting_list') return 'waitList'
  if (status === 'closed' && consentRevoked) return 'revokeConsent'
  return HAPPENINGS[status]
}
