import type { ReferralResponse, ReferralStatus } from './words.ts'

/** What people read for a status. */
export const REFERRAL_STATUS_LABELS = {
  pending_idhs_response: 'Pending IDHS Response',
  pending_provider_response: 'Pending Provider Response',
  accepted: 'Accepted',
  rejected: 'Rejected',
  expired: 'Expired',
  exited: 'Exited',
  closed: 'Closed',
} as const satisfies Record<ReferralStatus, string>

/** REF-046 and REF-048, in the words of the form. */
export const REFERRAL_RESPONSE_LABELS = {
  assessment_completed: 'Client Assessment Completed',
  waiting_list: 'Client Placed on Waiting List',
  no_contact: 'No Contact From Client',
  rejected: 'Referral Rejected',
} as const satisfies Record<ReferralResponse, string>
