import * as z from 'zod'
import { YES_OR_NO, type ExportColumn } from '../export-sheet.ts'
import { operation } from '../operation.ts'
import { Id, Month, PageInput, Version, listOf, pageOf } from '../shapes.ts'
import {
  BILLING_APPROVAL_LABELS,
  BILLING_SUBMITTAL_LABELS,
  FORM_4334_LABELS,
  IDHS_VERIFICATION_LABELS,
  PACKET_OVERRIDE_LABELS,
  STAFFING_STATUS_LABELS,
} from './labels.ts'
import {
  DASHBOARD_MONTHS,
  FORM_4334_VALUES,
  PACKET_REPORTS,
  PacketAttendanceRow,
  PacketCostRow,
  PacketEmploymentRow,
  PacketProgramme,
  PacketRow,
  PacketView,
  ParticipantRow,
  STAFFING_STATUSES,
} from './packet-shapes.ts'

const service = 'billing'
/** Names one packet and the version that the caller has seen. */
const Target = { id: Id, version: Version }
const Reason = z.string().trim().min(3).max(1_000)
const changed = ['NOT_FOUND', 'STALE', 'WRONG_STATUS'] as const

const READ = ['read', 'StaffingPacket'] as const
const PREPARE = ['submit', 'StaffingPacket'] as const

const CUSTOMER_COLUMNS: readonly ExportColumn[] = [
  { key: 'name', heading: 'Customer', kind: 'text' },
  { key: 'individualNumber', heading: 'Individual number', kind: 'text' },
]

export const packetReading = {
  listPackets: operation({
    service,
    method: 'GET',
    path: '/packets',
    summary: 'Staffing and billing packets, one for each provider, programme and month (BILL-001 to BILL-003)',
    permission: READ,
    input: z.strictObject({
      organisationId: Id.optional(),
      programmeId: Id.optional(),
      month: Month.optional(),
      fiscalYear: z.coerce.number().int().min(2000).max(2100).optional(),
      status: listOf(z.enum(STAFFING_STATUSES)).default([]),
      dashboard: listOf(z.enum(DASHBOARD_MONTHS)).default([]),
      /** Name of an office of DHS: packets of its organisations. */
      office: z.string().trim().min(1).max(200).optional(),
      /** Packets of FCRCs too; those of one that is named are always listed. */
      includeFcrcs: z.union([z.boolean(), z.stringbool()]).default(false),
      /** `due`: what waits for the caller's own part; `reopening`: requests to reopen; `overdue`: past its day. */
      view: z.enum(['all', 'due', 'reopening', 'overdue']).default('all'),
      /** Of the view only what waits for the caller's own part. */
      mine: z.union([z.boolean(), z.stringbool()]).default(false),
      sort: z.enum(['-month', 'month', 'organisation']).default('-month'),
      ...PageInput,
    }),
    output: pageOf(PacketRow),
    exportAs: {
      name: 'Staffing packets',
      columns: [
        { key: 'month', heading: 'Month', kind: 'text' },
        { key: 'organisation.name', heading: 'Provider', kind: 'text' },
        { key: 'programme.name', heading: 'Program', kind: 'text' },
        { key: 'staffingStatus', heading: 'Staffing status', kind: 'text', words: STAFFING_STATUS_LABELS },
        { key: 'staffingSince', heading: 'Since', kind: 'instant' },
        { key: 'billingSubmittal', heading: 'Billing submittal', kind: 'text', words: BILLING_SUBMITTAL_LABELS },
        { key: 'billingSubmittedAt', heading: 'Submitted to billing', kind: 'instant' },
        { key: 'billingApproval', heading: 'Billing approval', kind: 'text', words: BILLING_APPROVAL_LABELS },
        { key: 'billingApprovedAt', heading: 'Approved by billing', kind: 'instant' },
        { key: 'dueOn', heading: 'Next part due', kind: 'date' },
      ],
    },
  }),
  countPackets: operation({
    service,
    method: 'GET',
    path: '/packets/counts',
    summary:
      'How many packets wait for the caller, are overdue or asked to be reopened, and months by colour (BILL-034)',
    permission: READ,
    input: z.strictObject({}),
    output: z.object({
      due: z.int(),
      overdue: z.int(),
      reopening: z.int(),
      /** Of these, what waits for the caller's own part: the others wait for somebody else. */
      mine: z.object({ overdue: z.int(), reopening: z.int() }),
      byDashboard: z.record(z.enum(DASHBOARD_MONTHS), z.int()),
    }),
  }),
  listPacketPlaces: operation({
    service,
    method: 'GET',
    path: '/packets/places',
    summary: 'The programmes, fiscal years and offices that have packets, to choose from (BILL-003)',
    permission: READ,
    input: z.strictObject({}),
    output: z.object({
      programmes: z.array(PacketProgramme),
      fiscalYears: z.array(z.int()),
      offices: z.array(z.string()),
      /** Whether there is a packet of an FCRC. */
      hasFcrcs: z.boolean(),
    }),
  }),
  openPacket: operation({
    service,
    method: 'GET',
    path: '/packets/{id}',
    summary: 'One packet: its three parts, totals, who did what, and what the caller may do now',
    permission: READ,
    input: z.strictObject({ id: Id }),
    output: PacketView,
    errors: ['NOT_FOUND'],
  }),
  listParticipants: operation({
    service,
    method: 'GET',
    path: '/packets/{id}/participants',
    summary:
      'The 4333 of a packet: all participants who received benefits (BILL-047); frozen while the month is locked',
    permission: READ,
    input: z.strictObject({ id: Id, ...PageInput }),
    output: pageOf(ParticipantRow),
    exportAs: {
      name: 'Benefits summary (4333)',
      columns: [
        ...CUSTOMER_COLUMNS,
        { key: 'activities', heading: 'Activities', kind: 'text' },
        { key: 'monthsInActivity', heading: 'Months in activity', kind: 'number' },
        { key: 'hours', heading: 'Hours', kind: 'hours' },
        { key: 'verifiedHours', heading: 'Verified hours', kind: 'hours' },
        { key: 'form4334', heading: '4334', kind: 'text', words: FORM_4334_LABELS },
        { key: 'idhsVerification', heading: 'IDHS verification', kind: 'text', words: IDHS_VERIFICATION_LABELS },
        { key: 'staffingCompleted', heading: 'Staffing completed', kind: 'text', words: YES_OR_NO },
      ],
    },
    errors: ['NOT_FOUND'],
  }),
  listPacketCosts: operation({
    service,
    method: 'GET',
    path: '/packets/{id}/costs',
    summary: 'The supportive-services summary of a packet (BILL-010); frozen while the month is locked',
    permission: READ,
    input: z.strictObject({ id: Id, ...PageInput }),
    output: pageOf(PacketCostRow),
    exportAs: {
      name: 'Supportive services summary',
      columns: [
        ...CUSTOMER_COLUMNS,
        { key: 'categoryLabel', heading: 'Category', kind: 'text' },
        { key: 'incurredOn', heading: 'Date', kind: 'date' },
        { key: 'cents', heading: 'Amount', kind: 'cents' },
        { key: 'override', heading: 'Override', kind: 'text', words: PACKET_OVERRIDE_LABELS },
        { key: 'approvedByPartner', heading: 'Approved by Partner', kind: 'text', words: YES_OR_NO },
      ],
    },
    errors: ['NOT_FOUND'],
  }),
  listPacketEmployments: operation({
    service,
    method: 'GET',
    path: '/packets/{id}/employments',
    summary: 'The employment report of a packet',
    permission: READ,
    input: z.strictObject({ id: Id, ...PageInput }),
    output: pageOf(PacketEmploymentRow),
    exportAs: {
      name: 'Employment report',
      columns: [
        ...CUSTOMER_COLUMNS,
        { key: 'employer', heading: 'Employer', kind: 'text' },
        { key: 'weeklyHours', heading: 'Hours a week', kind: 'number' },
        { key: 'startedOn', heading: 'Started', kind: 'date' },
        { key: 'verifiedAt30', heading: 'Verified at 30 days', kind: 'text', words: YES_OR_NO },
        { key: 'verifiedAt60', heading: 'Verified at 60 days', kind: 'text', words: YES_OR_NO },
        { key: 'verifiedAt90', heading: 'Verified at 90 days', kind: 'text', words: YES_OR_NO },
        { key: 'verifiedByIdhs', heading: 'Verified by IDHS', kind: 'text', words: YES_OR_NO },
      ],
    },
    errors: ['NOT_FOUND'],
  }),
  listPacketAttendance: operation({
    service,
    method: 'GET',
    path: '/packets/{id}/attendance',
    summary: 'The Earnfare referral and attendance summary (2606) of a packet (BILL-008)',
    permission: READ,
    input: z.strictObject({ id: Id, ...PageInput }),
    output: pageOf(PacketAttendanceRow),
    exportAs: {
      name: 'Attendance summary (2606)',
      columns: [
        ...CUSTOMER_COLUMNS,
        { key: 'activity', heading: 'Activity', kind: 'text' },
        { key: 'hours', heading: 'Hours', kind: 'hours' },
        { key: 'verifiedHours', heading: 'Verified hours', kind: 'hours' },
      ],
    },
    errors: ['NOT_FOUND'],
  }),
}

const Review = z.strictObject({ ...Target, report: z.enum(PACKET_REPORTS), reviewed: z.boolean() })

export const packetPreparing = {
  reviewReport: operation({
    service,
    method: 'POST',
    path: '/packets/{id}/reviews',
    summary: '"Approved by Provider": tick a report of part 1, or take the tick back (BILL-007, BILL-055)',
    permission: PREPARE,
    input: Review,
    output: PacketView,
    errors: changed,
  }),
  setForm4334: operation({
    service,
    method: 'POST',
    path: '/packets/{id}/form-4334',
    summary: '4334 Required or Not Required for participants of the 4333 (BILL-013, BILL-014)',
    permission: PREPARE,
    input: z.strictObject({
      ...Target,
      customerIds: z.array(Id).min(1).max(500),
      form4334: z.enum(FORM_4334_VALUES),
    }),
    output: PacketView,
    errors: changed,
  }),
  tickCosts: operation({
    service,
    method: 'POST',
    path: '/packets/{id}/cost-ticks',
    summary: '"Approved by Partner": which costs are billed (BILL-010)',
    permission: PREPARE,
    input: z.strictObject({ ...Target, costIds: z.array(Id).min(1).max(500), approved: z.boolean() }),
    output: PacketView,
    errors: changed,
  }),
  submitPacket: operation({
    service,
    method: 'POST',
    path: '/packets/{id}/submit',
    summary: 'Submit the staffing once every required report is ticked (BILL-012)',
    permission: PREPARE,
    input: z.strictObject(Target),
    output: PacketView,
    errors: changed,
  }),
  requestChange: operation({
    service,
    method: 'POST',
    path: '/packets/{id}/change-request',
    summary: 'Ask the provider manager to reopen the staffing (BILL-021)',
    permission: ['requestReopening', 'StaffingPacket'],
    input: z.strictObject({ ...Target, reason: Reason }),
    output: PacketView,
    errors: [...changed, 'PERSONAL_DATA'],
  }),
}
