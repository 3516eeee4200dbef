import type {
  AmendmentStatus,
  BillingApproval,
  BillingSubmittal,
  DashboardMonth,
  PacketPart,
  PacketReport,
  ReopenStatus,
  StaffingStatus,
} from '@isets/contracts'

/** The words of the programme for each status, as people read them. */
export const STAFFING_STATUS_LABELS = {
  not_started: 'Not started',
  in_progress: 'In progress',
  submitted: 'Submitted',
  change_requested: 'Change requested',
  approved: 'Approved by Provider Manager',
  unapproved: 'Un-approved',
} as const satisfies Record<StaffingStatus, string>

export const BILLING_SUBMITTAL_LABELS = {
  not_submitted: 'Not submitted',
  submitted: 'Submitted',
} as const satisfies Record<BillingSubmittal, string>

export const BILLING_APPROVAL_LABELS = {
  not_approved: 'Not approved',
  approved: 'Approved',
} as const satisfies Record<BillingApproval, string>

export const DASHBOARD_MONTH_LABELS = {
  not_started: 'Not started',
  provider_manager_not_complete: 'Provider Manager not complete',
  billing_not_complete: 'Billing not complete',
  all_complete: 'All complete',
  future_date: 'Future date',
} as const satisfies Record<DashboardMonth, string>

export const REOPEN_STATUS_LABELS = {
  pending: 'Waiting for the Provider Manager',
  granted: 'Granted',
  refused: 'Refused',
} as const satisfies Record<ReopenStatus, string>

export const AMENDMENT_STATUS_LABELS = {
  provisionally_accepted: 'Provisionally accepted',
  pending_review: 'Pending review',
  reviewed: 'Reviewed',
  approved: 'Approved',
  rejected: 'Rejected',
} as const satisfies Record<AmendmentStatus, string>

export const PACKET_PART_LABELS = {
  provider: 'Complete staffing packet',
  provider_manager: 'Approve staffing packet',
  billing: 'Approve billing packet',
} as const satisfies Record<PacketPart, string>

export const PACKET_REPORT_LABELS = {
  employment: 'Employment Report',
  attendance_2606: 'Earnfare Referral and Attendance (2606) Summary',
  supportive_services: 'Supportive Services Summary',
  benefits_4333: 'All Participants Who Received Benefits Summary (4333)',
  expense_certification: 'Earnfare Administrative Expense Certification',
  total_charges: 'Total Monthly Charges',
} as const satisfies Record<PacketReport, string>
