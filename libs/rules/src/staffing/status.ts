import {
  AMENDMENT_STATUS_LABELS,
  BILLING_APPROVAL_LABELS,
  BILLING_SUBMITTAL_LABELS,
  STAFFING_STATUS_LABELS,
  type DashboardMonth,
  type PacketPart,
  type PacketReport,
} from '@isets/contracts'

/** The words of the programme for each status, as people read them; the contract declares those of its files. */
export { AMENDMENT_STATUS_LABELS, BILLING_APPROVAL_LABELS, BILLING_SUBMITTAL_LABELS, STAFFING_STATUS_LABELS }

export const DASHBOARD_MONTH_LABELS = {
  not_started: 'Not started',
  provider_manager_not_complete: 'Provider Manager not complete',
  billing_not_complete: 'Billing not complete',
  all_complete: 'All complete',
  future_date: 'Future date',
} as const satisfies Record<DashboardMonth, string>

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
