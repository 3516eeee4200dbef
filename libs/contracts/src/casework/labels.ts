import type { EtStatus } from './shapes.ts'

/** What people read for an E&T status (statuses.csv). */
export const ET_STATUS_LABELS = {
  not_enrolled: 'Not Enrolled',
  ies_matched: 'IES Matched',
  initial_assessment_complete: 'Initial Assessment Complete',
  pending_referral_approval: 'Pending Referral Approval',
  referral_rejected: 'Referral Rejected',
  referral_expired: 'Referral Expired',
  wait_list: 'Wait List',
  pending_activity_start_dates: 'Pending Activity Start Dates',
  active: 'Active',
  inactive: 'Inactive',
  retention: 'Retention',
  exited: 'Exited',
  never_active: 'Never Active',
  consent_revoked: 'Consent Revoked',
} as const satisfies Record<EtStatus, string>
