import * as z from 'zod'
import { Id, Instant, Month, Version } from '../shapes.ts'

/** Life of a staffing packet (statuses.csv, "Staffing packet"). */
export const STAFFING_STATUSES = [
  'not_started',
  'in_progress',
  'submitted',
  'change_requested',
  'approved',
  'unapproved',
] as const
export type StaffingStatus = (typeof STAFFING_STATUSES)[number]

export const BILLING_SUBMITTALS = ['not_submitted', 'submitted'] as const
export type BillingSubmittal = (typeof BILLING_SUBMITTALS)[number]
export const BILLING_APPROVALS = ['not_approved', 'approved'] as const
export type BillingApproval = (typeof BILLING_APPROVALS)[number]

/** The colour of a month (BILL-033). */
export const DASHBOARD_MONTHS = [
  'not_started',
  'provider_manager_not_complete',
  'billing_not_complete',
  'all_complete',
  'future_date',
] as const
export type DashboardMonth = (typeof DASHBOARD_MONTHS)[number]

export const REOPEN_STATUSES = ['pending', 'granted', 'refused'] as const
export type ReopenStatus = (typeof REOPEN_STATUSES)[number]

/** What a packet is checked by. Which of them a programme needs in which part: `packetChecklist` of libs/rules. */
export const PACKET_REPORTS = [
  'employment',
  'attendance_2606',
  'supportive_services',
  'benefits_4333',
  'expense_certification',
  'total_charges',
] as const
export type PacketReport = (typeof PACKET_REPORTS)[number]

/** Kinds of programme with a staffing (BILL-044): SNAP Job Placement, SNAP to Success, Earnfare. */
export const STAFFED_PROGRAMME_TYPES = ['SJP', 'S2S', 'EF'] as const
export type StaffedProgrammeType = (typeof STAFFED_PROGRAMME_TYPES)[number]

const Named = z.object({ id: Id, name: z.string() })
const Stamp = z.object({ at: Instant, by: Named })

/** A programme that is staffed, with its provider and what its packets can be narrowed by (BILL-003). */
export const PacketProgramme = Named.extend({
  type: z.enum(STAFFED_PROGRAMME_TYPES),
  organisation: Named,
  /** The office of DHS to which the provider belongs. */
  office: z.string().nullable(),
  /** Whether the provider is an FCRC. */
  isFcrc: z.boolean(),
})
export type PacketProgramme = z.infer<typeof PacketProgramme>

export const PacketRow = z.object({
  id: Id,
  version: Version,
  organisation: Named,
  programme: Named.extend({ type: z.enum(STAFFED_PROGRAMME_TYPES) }),
  month: Month,
  fiscalYear: z.int(),
  staffingStatus: z.enum(STAFFING_STATUSES),
  /** When the staffing status began. */
  staffingSince: Instant,
  submittedAt: Instant.nullable(),
  approvedAt: Instant.nullable(),
  billingSubmittal: z.enum(BILLING_SUBMITTALS),
  billingSubmittedAt: Instant.nullable(),
  billingApproval: z.enum(BILLING_APPROVALS),
  billingApprovedAt: Instant.nullable(),
  dashboard: z.enum(DASHBOARD_MONTHS),
  /** Last day for the next part; `null` when all is complete. */
  dueOn: z.iso.date().nullable(),
  isOverdue: z.boolean(),
  /** The provider waits for an answer to its request to reopen. */
  reopenPending: z.boolean(),
  /** Amendments of earlier months that are reviewed with this staffing (BILL-028). */
  amendmentsToReview: z.int(),
})
export type PacketRow = z.infer<typeof PacketRow>

export const ChecklistItem = z.object({
  report: z.enum(PACKET_REPORTS),
  required: z.boolean(),
  reviewed: Stamp.nullable(),
  /** The figures are not those that were reviewed: to be looked at again. */
  changedSince: z.boolean(),
})
export type ChecklistItem = z.infer<typeof ChecklistItem>

export const PACKET_PARTS = ['provider', 'provider_manager', 'billing'] as const
export type PacketPart = (typeof PACKET_PARTS)[number]

export const PacketHistoryEntry = z.object({
  id: Id,
  at: Instant,
  by: Named.nullable(),
  action: z.enum([
    'created',
    'reviewed',
    'review_withdrawn',
    'submitted',
    'change_requested',
    'change_refused',
    'approved',
    'unapproved',
    'billing_approved',
  ]),
  part: z.enum(PACKET_PARTS).nullable(),
  report: z.enum(PACKET_REPORTS).nullable(),
  note: z.string().nullable(),
  /** On `change_requested`: a cost was entered or changed after the submission, which is such a request (BILL-041). */
  changedCost: z.boolean().optional(),
})
export type PacketHistoryEntry = z.infer<typeof PacketHistoryEntry>

/** What the caller may do now with a packet: rights, transition table and persons together. */
export const PACKET_ACTS = [
  'reviewReport',
  'setForm4334',
  'tickCosts',
  'submit',
  'requestChange',
  'verifyParticipants',
  'reviewStaffing',
  'approve',
  'unapprove',
  'decideChange',
  'reviewBilling',
  'approveBilling',
] as const
export type PacketAct = (typeof PACKET_ACTS)[number]

export const PacketView = PacketRow.extend({
  parts: z.array(z.object({ part: z.enum(PACKET_PARTS), dueOn: z.iso.date(), items: z.array(ChecklistItem) })),
  totals: z.object({
    participants: z.int(),
    /** Hundredths of an hour. */
    hours: z.int(),
    verifiedHours: z.int(),
    withoutForm4334: z.int(),
    notVerified: z.int(),
    costs: z.int(),
    /** Money in cents: ticked by the provider, and all. */
    billedCents: z.int(),
    enteredCents: z.int(),
    byCategory: z.array(z.object({ category: z.string(), label: z.string(), cents: z.int() })),
  }),
  /** Since when the month is locked; `null` while it is open. The reports then show the frozen figures. */
  lockedAt: Instant.nullable(),
  submitted: Stamp.nullable(),
  approved: Stamp.nullable(),
  billingApproved: Stamp.nullable(),
  reopening: z
    .object({
      status: z.enum(REOPEN_STATUSES),
      reason: z.string(),
      requested: Stamp,
      decided: Stamp.nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  history: z.array(PacketHistoryEntry),
  allowed: z.array(z.enum(PACKET_ACTS)),
  /** Why something that the role includes is not possible now, in words. */
  obstacles: z.partialRecord(z.enum(PACKET_ACTS), z.string()),
})
export type PacketView = z.infer<typeof PacketView>

export const FORM_4334_VALUES = ['required', 'not_required'] as const
export type Form4334 = (typeof FORM_4334_VALUES)[number]
export const IDHS_VERIFICATIONS = ['eligible', 'not_eligible'] as const
export type IdhsVerification = (typeof IDHS_VERIFICATIONS)[number]

/** `name` is `null` for a provider that may not see the customer any more. */
const ReportCustomer = {
  customerId: Id,
  name: z.string().nullable(),
  individualNumber: z.string().nullable(),
}

/** A line of the 4333 (RPTD-15). */
export const ParticipantRow = z.object({
  ...ReportCustomer,
  activities: z.string(),
  etStatus: z.string(),
  /** Consecutive months in the longest open activity, this one included. */
  monthsInActivity: z.int(),
  hours: z.int(),
  verifiedHours: z.int(),
  form4334: z.enum(FORM_4334_VALUES).nullable(),
  /** BILL-014: after 6, 9 or 12 months "Not Required" cannot be chosen. */
  mustBeDiscussed: z.boolean(),
  idhsVerification: z.enum(IDHS_VERIFICATIONS).nullable(),
  staffingCompleted: z.boolean(),
})
export type ParticipantRow = z.infer<typeof ParticipantRow>

/** A line of the supportive-services summary (RPTD-16). */
export const PacketCostRow = z.object({
  ...ReportCustomer,
  costId: Id,
  category: z.string(),
  categoryLabel: z.string(),
  incurredOn: z.iso.date(),
  cents: z.int(),
  override: z.enum(['none', 'pending', 'approved', 'rejected']),
  /** Entered or changed after the packet was submitted (BILL-032, red triangle). */
  changedAfterSubmission: z.boolean(),
  approvedByPartner: z.boolean(),
})
export type PacketCostRow = z.infer<typeof PacketCostRow>

/** A line of the employment report (RPTD-18). */
export const PacketEmploymentRow = z.object({
  ...ReportCustomer,
  employer: z.string(),
  weeklyHours: z.int(),
  startedOn: z.iso.date(),
  verifiedAt30: z.boolean(),
  verifiedAt60: z.boolean(),
  verifiedAt90: z.boolean(),
  verifiedByIdhs: z.boolean(),
})
export type PacketEmploymentRow = z.infer<typeof PacketEmploymentRow>

/** A line of the Earnfare referral and attendance summary (2606). Hours in hundredths. */
export const PacketAttendanceRow = z.object({
  ...ReportCustomer,
  activity: z.string(),
  hours: z.int(),
  verifiedHours: z.int(),
})
export type PacketAttendanceRow = z.infer<typeof PacketAttendanceRow>
