import type { AmendmentKind, AmendmentStatus } from './amendment.ts'
import type {
  BillingApproval,
  BillingSubmittal,
  Form4334,
  IdhsVerification,
  PacketCostRow,
  StaffingStatus,
} from './packet-shapes.ts'
import type { CostStatus, OverrideStatus, PaymentMethod } from './shapes.ts'

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

export const FORM_4334_LABELS = {
  required: 'Required',
  not_required: 'Not required',
} as const satisfies Record<Form4334, string>

export const IDHS_VERIFICATION_LABELS = {
  eligible: 'SNAP E&T eligible',
  not_eligible: 'Not SNAP E&T eligible',
} as const satisfies Record<IdhsVerification, string>

/** Of a cost in a packet. */
export const PACKET_OVERRIDE_LABELS = {
  none: 'None',
  pending: 'Pending',
  approved: 'Approved',
  rejected: 'Denied',
} as const satisfies Record<PacketCostRow['override'], string>

export const AMENDMENT_STATUS_LABELS = {
  provisionally_accepted: 'Provisionally accepted',
  pending_review: 'Pending review',
  reviewed: 'Reviewed',
  approved: 'Approved',
  rejected: 'Rejected',
} as const satisfies Record<AmendmentStatus, string>

export const AMENDMENT_KIND_LABELS = {
  new_cost: 'New cost',
  cost: 'Corrected cost',
  hours: 'Corrected hours',
} as const satisfies Record<AmendmentKind, string>

export const COST_STATUS_LABELS = {
  recorded: 'Recorded',
  over_cap: 'Over cap',
  override_approved: 'Override approved',
  override_denied: 'Override denied',
} as const satisfies Record<CostStatus, string>

export const PAYMENT_METHOD_LABELS = {
  bus_pass: 'Bus pass',
  gift_card: 'Gift card',
  direct_payment: 'Direct payment',
  other: 'Other',
} as const satisfies Record<PaymentMethod, string>

export const OVERRIDE_STATUS_LABELS = {
  pending: 'Pending',
  approved: 'Approved',
  denied: 'Denied',
  deleted: 'Deleted',
} as const satisfies Record<OverrideStatus, string>
