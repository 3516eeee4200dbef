/** Words of casework without schemas: the web takes them in without zod. */
/** The fourteen E&T statuses of a customer (CASE-017, statuses.csv). */
export const ET_STATUSES = [
  'not_enrolled',
  'ies_matched',
  'initial_assessment_complete',
  'pending_referral_approval',
  'referral_rejected',
  'referral_expired',
  'wait_list',
  'pending_activity_start_dates',
  'active',
  'inactive',
  'retention',
  'exited',
  'never_active',
  'consent_revoked',
] as const
export type EtStatus = (typeof ET_STATUSES)[number]

/** Lists that call for action, and all customers. Each count opens exactly the rows that it counted. */
export const CUSTOMER_VIEWS = [
  'all',
  'active',
  'pending_start',
  'inactive_too_long',
  'completed_not_exited',
  'redetermination_soon',
  'no_longer_eligible',
  'no_recent_note',
] as const
export type CustomerListView = (typeof CUSTOMER_VIEWS)[number]
