import * as z from 'zod'
import { operation } from '../operation.ts'
import { Id, Instant, Month, PageInput, Version, listOf, pageOf } from '../shapes.ts'
import { AMENDMENT_KIND_LABELS, AMENDMENT_STATUS_LABELS, IDHS_VERIFICATION_LABELS } from './labels.ts'
import { IDHS_VERIFICATIONS } from './packet-shapes.ts'

const service = 'billing'
const Target = { id: Id, version: Version }
const changed = ['NOT_FOUND', 'STALE', 'WRONG_STATUS'] as const

/** Life of an amendment (statuses.csv, "Amendment"). */
export const AMENDMENT_STATUSES = [
  'provisionally_accepted',
  'pending_review',
  'reviewed',
  'approved',
  'rejected',
] as const
export type AmendmentStatus = (typeof AMENDMENT_STATUSES)[number]

/** What is amended: a new cost, a cost that is corrected or taken back (to 0), the hours of an activity. */
export const AMENDMENT_KINDS = ['new_cost', 'cost', 'hours'] as const
export type AmendmentKind = (typeof AMENDMENT_KINDS)[number]

export const AMENDMENT_ACTS = ['review', 'approve'] as const
export type AmendmentAct = (typeof AMENDMENT_ACTS)[number]

const Named = z.object({ id: Id, name: z.string() })
const Stamp = z.object({ at: Instant, by: Named })

/** A line of the post-staffing list: the original beside the new figures (BILL-029, BILL-030). */
export const AmendmentView = z.object({
  id: Id,
  version: Version,
  number: z.string(),
  kind: z.enum(AMENDMENT_KINDS),
  status: z.enum(AMENDMENT_STATUSES),
  organisation: Named,
  programme: Named,
  customerId: Id,
  /** `null` for a provider that may not see the customer any more. */
  customerName: z.string().nullable(),
  /** The category of the cost, or the activity. */
  changed: z.string(),
  /** The month whose figures change. */
  month: Month,
  /** The first unapproved month, with whose staffing it is reviewed (BILL-028); `null` when none is open. */
  reviewMonth: Month.nullable(),
  reviewPacketId: Id.nullable(),
  /** Hundredths of an hour, of the customer in the month. */
  originalHours: z.int(),
  newHours: z.int(),
  /** Cents, of the customer in the month. */
  originalCents: z.int(),
  newCents: z.int(),
  /** Of the customer in the adjusted month, until the review says otherwise. */
  idhsVerification: z.enum(IDHS_VERIFICATIONS).nullable(),
  reason: z.string(),
  /** `by` is `null` for attendance that arrived while the month was being approved. */
  requested: Stamp.extend({ by: Named.nullable() }),
  reviewed: Stamp.nullable(),
  approved: Stamp.nullable(),
  rejected: Stamp.nullable(),
  note: z.string().nullable(),
  allowed: z.array(z.enum(AMENDMENT_ACTS)),
})
export type AmendmentView = z.infer<typeof AmendmentView>

export const amendments = {
  /** Costs are amended where they are entered: `recordCost` and `editCost` with a reason. */
  amendHours: operation({
    service,
    method: 'POST',
    path: '/amendments/hours',
    summary:
      'Correct the hours of an activity in a month that billing has approved, with the reason (BILL-025, BILL-038)',
    permission: ['add', 'Amendment'],
    input: z.strictObject({
      activityId: Id,
      month: Month,
      /** Hundredths of an hour. */
      newHours: z.int().min(0).max(744_00),
      reason: z.string().trim().min(3).max(1_000),
    }),
    output: AmendmentView,
    errors: ['NOT_FOUND', 'WRONG_STATUS', 'PERSONAL_DATA'],
  }),
  listAmendments: operation({
    service,
    method: 'GET',
    path: '/amendments',
    summary: 'Amendments: to be reviewed, to be approved, and the history of all (BILL-028 to BILL-031)',
    permission: ['read', 'Amendment'],
    input: z.strictObject({
      view: z.enum(['to_review', 'to_approve', 'all']).default('all'),
      organisationId: Id.optional(),
      programmeId: Id.optional(),
      month: Month.optional(),
      /** Those that are reviewed with this staffing. */
      reviewPacketId: Id.optional(),
      status: listOf(z.enum(AMENDMENT_STATUSES)).default([]),
      sort: z.enum(['-requested', 'requested', 'month']).default('-requested'),
      ...PageInput,
    }),
    output: pageOf(AmendmentView),
    exportAs: {
      name: 'Amendments',
      columns: [
        { key: 'number', heading: 'Number', kind: 'text' },
        { key: 'customerName', heading: 'Name', kind: 'text' },
        { key: 'kind', heading: 'Kind', kind: 'text', words: AMENDMENT_KIND_LABELS },
        { key: 'changed', heading: 'Changed', kind: 'text' },
        { key: 'organisation.name', heading: 'Provider', kind: 'text' },
        { key: 'programme.name', heading: 'Program', kind: 'text' },
        { key: 'month', heading: 'Adjusted month', kind: 'text' },
        { key: 'reviewMonth', heading: 'Reviewed with', kind: 'text' },
        { key: 'originalHours', heading: 'Original hours', kind: 'hours' },
        { key: 'newHours', heading: 'New hours', kind: 'hours' },
        { key: 'originalCents', heading: 'Original total', kind: 'cents' },
        { key: 'newCents', heading: 'New total', kind: 'cents' },
        { key: 'idhsVerification', heading: 'IDHS verification', kind: 'text', words: IDHS_VERIFICATION_LABELS },
        { key: 'status', heading: 'Status', kind: 'text', words: AMENDMENT_STATUS_LABELS },
        { key: 'reason', heading: 'Reason', kind: 'text' },
        { key: 'requested.at', heading: 'Requested', kind: 'instant' },
      ],
    },
  }),
  countAmendments: operation({
    service,
    method: 'GET',
    path: '/amendments/counts',
    summary: 'How many amendments wait for their review and for the approval by billing',
    permission: ['read', 'Amendment'],
    input: z.strictObject({}),
    output: z.object({ to_review: z.int(), to_approve: z.int() }),
  }),
  openAmendment: operation({
    service,
    method: 'GET',
    path: '/amendments/{id}',
    summary: 'One amendment, original beside amended',
    permission: ['read', 'Amendment'],
    input: z.strictObject({ id: Id }),
    output: AmendmentView,
    errors: ['NOT_FOUND'],
  }),
  reviewAmendment: operation({
    service,
    method: 'POST',
    path: '/amendments/{id}/review',
    summary: '"Changes Reviewed" at the next staffing, or refused with a note (BILL-025, BILL-026, C32)',
    permission: ['review', 'Amendment'],
    input: z.strictObject({
      ...Target,
      accept: z.boolean(),
      note: z.string().trim().max(1_000).default(''),
      /** As it was until now when it is left out. */
      idhsVerification: z.enum(IDHS_VERIFICATIONS).optional(),
    }),
    output: AmendmentView,
    errors: [...changed, 'PERSONAL_DATA'],
  }),
  approveAmendment: operation({
    service,
    method: 'POST',
    path: '/amendments/{id}/approve',
    summary: 'Billing approves an amendment that has a cost, or refuses it with a note (BILL-026, C32)',
    permission: ['approve', 'Amendment'],
    input: z.strictObject({ ...Target, accept: z.boolean(), note: z.string().trim().max(1_000).default('') }),
    output: AmendmentView,
    errors: [...changed, 'PERSONAL_DATA'],
  }),
}
