import * as z from 'zod'
import { SNAP_ELIGIBILITIES, IesAddress } from '../ies-exchange/shapes.ts'
import { operation } from '../operation.ts'
import { Id, Instant, IsoDate, PageInput, Version, listOf, longPageOf } from '../shapes.ts'
import { ET_STATUS_LABELS } from './labels.ts'
import { ACTIVITY_TYPES, CUSTOMER_VIEWS, ET_STATUSES, EXIT_REASONS, EXIT_STATUSES } from './shapes.ts'

const service = 'casework'

/** What a customer's record asks for (CASE-014): yellow soon, red now. */
export const CUSTOMER_FLAGS = [
  'inactive_over_30',
  'inactive_over_45',
  'completed_not_exited',
  'redetermination_soon',
  'redetermination_past',
  'not_eligible',
  'screening_due',
  'screening_old',
  'screening_review',
  'screening_overdue',
  'accepted_not_enrolled',
  'plan_note_due',
  'note_overdue',
] as const
export const CustomerFlag = z.object({ flag: z.enum(CUSTOMER_FLAGS), colour: z.enum(['yellow', 'red']) })
export type CustomerFlag = z.infer<typeof CustomerFlag>

const Named = z.object({ id: Id, name: z.string() })

/** A row of the list (CASE-004). */
export const CustomerListRow = z.object({
  id: Id,
  firstName: z.string(),
  lastName: z.string(),
  individualNumber: z.string(),
  caseNumber: z.string(),
  county: z.string(),
  status: z.enum(ET_STATUSES),
  eligibility: z.enum(SNAP_ELIGIBILITIES),
  abawd: z.boolean(),
  /** Where the customer is enrolled. */
  providers: z.array(Named),
  screenedOn: IsoDate.nullable(),
  enrolledOn: IsoDate.nullable(),
  fiscalYear: z.int().nullable(),
  redeterminationOn: IsoDate.nullable(),
})
export type CustomerListRow = z.infer<typeof CustomerListRow>

/** What a person may set by hand; which of them now says `allowed`. */
export const STATUS_COMMANDS = ['pause', 'resume', 'setNeverActive'] as const
/** What the caller may do with the customer now: rights and rules together. */
export const CUSTOMER_COMMANDS = [...STATUS_COMMANDS, 'screen', 'enrol', 'exit', 'plan', 'attend'] as const
export type CustomerCommand = (typeof CUSTOMER_COMMANDS)[number]

/** Why somebody never takes part: a provider says which of the two it is (REF-063). */
export const NOT_TAKING_PART_CAUSES = ['not_eligible', 'not_taking_part'] as const
export type NotTakingPartCause = (typeof NOT_TAKING_PART_CAUSES)[number]

/** Which of the two, and what speaks for it, in words. */
export const NotTakingPart = z.strictObject({
  cause: z.enum(NOT_TAKING_PART_CAUSES),
  reason: z.string().trim().min(5).max(1_000),
})
export type NotTakingPart = z.infer<typeof NotTakingPart>

export const EnrolmentView = z.object({
  id: Id,
  version: Version,
  programme: Named,
  organisation: Named,
  fiscalYear: z.int(),
  enrolledOn: IsoDate,
  endedOn: IsoDate.nullable(),
})
export type EnrolmentView = z.infer<typeof EnrolmentView>

/** A row of the exit history (EXIT-012). */
export const ExitView = z.object({
  id: Id,
  version: Version,
  enrolmentId: Id,
  programme: Named,
  organisation: Named,
  status: z.enum(EXIT_STATUSES),
  reason: z.enum(EXIT_REASONS),
  completedOn: IsoDate,
  exitedAt: Instant,
  exitedBy: z.string().nullable(),
})
export type ExitView = z.infer<typeof ExitView>

export const CustomerView = CustomerListRow.extend({
  version: Version,
  middleName: z.string(),
  birthDate: IsoDate,
  email: z.string(),
  phone: z.string(),
  address: IesAddress,
  midpointOn: IsoDate.nullable(),
  inFeed: z.boolean(),
  statusSince: Instant,
  exitedOn: IsoDate.nullable(),
  enrolments: z.array(EnrolmentView),
  /** A referral that is accepted and not yet followed by an enrolment. */
  accepted: z.object({ programmeName: z.string().nullable(), expectedStartOn: IsoDate.nullable() }).nullable(),
  openActivities: z.array(z.object({ type: z.enum(ACTIVITY_TYPES), organisation: Named, startedOn: IsoDate })),
  statusHistory: z.array(
    z.object({
      status: z.enum(ET_STATUSES),
      at: Instant,
      by: z.string().nullable(),
      /** With Never Active: which of the two, and why (REF-063). */
      because: NotTakingPart.nullable(),
    }),
  ),
  /** Day of the latest contact that a case note tells of (CASE-013). */
  lastNoteOn: IsoDate.nullable(),
  exits: z.array(ExitView),
  flags: z.array(CustomerFlag),
  allowed: z.array(z.enum(CUSTOMER_COMMANDS)),
})
export type CustomerView = z.infer<typeof CustomerView>

export const customers = {
  searchCustomers: operation({
    service,
    method: 'GET',
    path: '/customers',
    summary: 'Find customers by name, number, provider and status (CASE-001 to CASE-006)',
    permission: ['read', 'Customer'],
    input: z.strictObject({
      q: z.string().trim().max(100).default(''),
      view: z.enum(CUSTOMER_VIEWS).default('all'),
      status: listOf(z.enum(ET_STATUSES)).default([]),
      eligibility: listOf(z.enum(SNAP_ELIGIBILITIES)).default([]),
      /** Enrolled with this provider, or referred to it. */
      organisationId: Id.optional(),
      county: z.string().trim().max(60).optional(),
      fiscalYear: z.coerce.number().int().min(2000).max(2100).optional(),
      /** A word in the address, a flag on the bus. */
      abawd: z.union([z.boolean(), z.stringbool()]).optional(),
      sort: z.enum(['name', '-name', 'redetermination', '-screened']).default('name'),
      ...PageInput,
    }),
    output: longPageOf(CustomerListRow).extend({
      totalIsCapped: z.boolean(),
      /** Nobody is called exactly so: these are called nearly so (CASE-002). */
      nearly: z.boolean(),
    }),
    exportAs: {
      name: 'Customers',
      columns: [
        { key: 'lastName', heading: 'Last name', kind: 'text' },
        { key: 'firstName', heading: 'First name', kind: 'text' },
        { key: 'individualNumber', heading: 'Individual number', kind: 'text' },
        { key: 'caseNumber', heading: 'Case number', kind: 'text' },
        { key: 'county', heading: 'County', kind: 'text' },
        { key: 'status', heading: 'E&T status', kind: 'text', words: ET_STATUS_LABELS },
        { key: 'screenedOn', heading: 'Assessment date', kind: 'date' },
        { key: 'enrolledOn', heading: 'Enrollment date', kind: 'date' },
        { key: 'fiscalYear', heading: 'Fiscal year', kind: 'number' },
        { key: 'redeterminationOn', heading: 'Redetermination date', kind: 'date' },
      ],
    },
  }),
  countCustomers: operation({
    service,
    method: 'GET',
    path: '/customers/counts',
    summary: 'How many customers each view holds, up to 1,000',
    permission: ['read', 'Customer'],
    input: z.strictObject({}),
    output: z.record(z.enum(CUSTOMER_VIEWS), z.int()),
  }),
  openCustomer: operation({
    service,
    method: 'GET',
    path: '/customers/{id}',
    summary: 'One customer with status, enrolments and what calls for action; the reading is audited',
    permission: ['read', 'Customer'],
    input: z.strictObject({ id: Id }),
    output: CustomerView,
    errors: ['NOT_FOUND'],
  }),
  openForPasswordReset: operation({
    service,
    method: 'POST',
    path: '/internal/customers/password-reset',
    summary: "Whether the caller may open the customer's record and reset the password of the account (REF-023)",
    permission: ['resetPassword', 'Account'],
    audience: 'internal',
    kind: 'query',
    input: z.strictObject({ customerId: Id }),
    output: z.object({ customerId: Id }),
    errors: ['NOT_FOUND'],
  }),
  setStatus: operation({
    service,
    method: 'POST',
    path: '/customers/{id}/status',
    summary: 'Set the E&T status by hand, by the transition table (CASE-015, CASE-018, CASE-019)',
    permission: ['editStatus', 'Customer'],
    input: z.strictObject({
      id: Id,
      version: Version,
      command: z.enum(STATUS_COMMANDS),
      /** Asked for with Never Active (REF-063). */
      because: NotTakingPart.optional(),
    }),
    output: CustomerView,
    errors: ['NOT_FOUND', 'STALE', 'WRONG_STATUS', 'PERSONAL_DATA'],
  }),
}
