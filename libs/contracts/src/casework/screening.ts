import * as z from 'zod'
import { operation } from '../operation.ts'
import { Id, Instant, IsoDate, PageInput, Version, listOf, pageOf } from '../shapes.ts'
import { NotTakingPart } from './customers.ts'
import { SCREENING_STATUSES, ScreeningAnswers } from './screening-shapes.ts'

const service = 'casework'

/** What the caller may do with a screening, and with its customer right after it (ASMT-011). */
export const SCREENING_COMMANDS = ['save', 'submit', 'update', 'review', 'addActivities', 'setNeverActive'] as const
export type ScreeningCommand = (typeof SCREENING_COMMANDS)[number]

export const ScreeningRow = z.object({
  id: Id,
  customerId: Id,
  customerName: z.string(),
  individualNumber: z.string(),
  status: z.enum(SCREENING_STATUSES),
  organisation: z.object({ id: Id, name: z.string() }).nullable(),
  startedAt: Instant,
  startedBy: z.string(),
  savedAt: Instant,
  submittedAt: Instant.nullable(),
  submittedBy: z.string().nullable(),
  /** A draft that has waited for its submission longer than the setting allows (ASMT-021). */
  isOverdue: z.boolean(),
  /** The last review of a complete one: somebody looked at it with the customer and it still held (ASMT-013). */
  reviewedAt: Instant.nullable(),
  reviewedBy: z.string().nullable(),
})
export type ScreeningRow = z.infer<typeof ScreeningRow>

/** After how many days a begun screening is overdue, from a day on. */
export const ScreeningDeadline = z.object({
  startsOn: IsoDate,
  overdueAfterDays: z.int(),
  setBy: z.string(),
  setAt: Instant,
})
export type ScreeningDeadline = z.infer<typeof ScreeningDeadline>

export const ScreeningView = ScreeningRow.extend({
  version: Version,
  /** Which form was answered; its questions are in libs/rules. */
  formVersion: z.int(),
  answers: ScreeningAnswers,
  /** Complete and dated within the last 12 months: it is reviewed, no new one is needed (ASMT-012). */
  isCurrent: z.boolean(),
  /** Day of the review that is next (ASMT-013); null where a new screening is due instead. */
  reviewOn: IsoDate.nullable(),
  allowed: z.array(z.enum(SCREENING_COMMANDS)),
})
export type ScreeningView = z.infer<typeof ScreeningView>

export const screenings = {
  startScreening: operation({
    service,
    method: 'POST',
    path: '/customers/{customerId}/screenings',
    summary:
      'Begin the Initial Screening, or go on with the own draft; an update of a current one only if asked for (ASMT-012)',
    permission: ['add', 'Assessment'],
    input: z.strictObject({
      customerId: Id,
      /** Begin although a screening of the last 12 months could be reviewed instead. */
      update: z.boolean().default(false),
    }),
    output: ScreeningView,
    errors: ['NOT_FOUND', 'WRONG_STATUS'],
  }),
  openScreening: operation({
    service,
    method: 'GET',
    path: '/screenings/{id}',
    summary: 'One screening with its answers; the reading is audited',
    permission: ['read', 'Assessment'],
    input: z.strictObject({ id: Id }),
    output: ScreeningView,
    errors: ['NOT_FOUND'],
  }),
  listScreenings: operation({
    service,
    method: 'GET',
    path: '/screenings',
    summary: 'Screenings of a customer, or all that the caller may read, the newest first (ASMT-010)',
    permission: ['read', 'Assessment'],
    input: z.strictObject({
      customerId: Id.optional(),
      status: listOf(z.enum(SCREENING_STATUSES)).default([]),
      /** Those begun and not submitted in time (ASMT-021). A word in the address, a flag on the bus. */
      overdue: z.union([z.boolean(), z.stringbool()]).default(false),
      ...PageInput,
    }),
    output: pageOf(ScreeningRow),
    exportAs: {
      name: 'Screenings',
      columns: [
        { key: 'customerName', heading: 'Customer', kind: 'text' },
        { key: 'individualNumber', heading: 'Individual number', kind: 'text' },
        { key: 'status', heading: 'Status', kind: 'text', words: { draft: 'Draft', complete: 'Complete' } },
        { key: 'organisation.name', heading: 'Provider', kind: 'text' },
        { key: 'startedBy', heading: 'Begun by', kind: 'text' },
        { key: 'startedAt', heading: 'Begun', kind: 'instant' },
        { key: 'submittedBy', heading: 'Completed by', kind: 'text' },
        { key: 'submittedAt', heading: 'Completed', kind: 'instant' },
      ],
    },
  }),
  saveScreening: operation({
    service,
    method: 'PUT',
    path: '/screenings/{id}',
    summary: 'Keep the answers so far',
    permission: ['edit', 'Assessment'],
    input: z.strictObject({ id: Id, version: Version, answers: ScreeningAnswers }),
    output: z.object({ version: Version, savedAt: Instant }),
    errors: ['NOT_FOUND', 'STALE', 'WRONG_STATUS', 'PERSONAL_DATA'],
  }),
  submitScreening: operation({
    service,
    method: 'POST',
    path: '/screenings/{id}/submission',
    summary: 'Complete the screening and stamp its date (ASMT-007)',
    permission: ['edit', 'Assessment'],
    input: z.strictObject({ id: Id, version: Version, answers: ScreeningAnswers }),
    output: ScreeningView,
    errors: ['NOT_FOUND', 'STALE', 'WRONG_STATUS', 'PERSONAL_DATA'],
  }),
  reviewScreening: operation({
    service,
    method: 'POST',
    path: '/screenings/{id}/review',
    summary: 'Say that the newest screening was reviewed and still holds (ASMT-012, ASMT-013)',
    permission: ['edit', 'Assessment'],
    input: z.strictObject({ id: Id, version: Version }),
    output: ScreeningView,
    errors: ['NOT_FOUND', 'STALE', 'WRONG_STATUS'],
  }),
  markNotTakingPart: operation({
    service,
    method: 'POST',
    path: '/screenings/{id}/not-taking-part',
    summary: 'Say after the newest screening that the customer is not eligible or does not take part (REF-063)',
    permission: ['edit', 'Assessment'],
    input: z.strictObject({ id: Id, ...NotTakingPart.shape }),
    output: ScreeningView,
    errors: ['NOT_FOUND', 'WRONG_STATUS', 'PERSONAL_DATA'],
  }),
  listScreeningDeadlines: operation({
    service,
    method: 'GET',
    path: '/screening-deadlines',
    summary: 'After how many days a begun screening is overdue, with the dates from which they hold (ASMT-021)',
    permission: ['read', 'Assessment'],
    input: z.strictObject({}),
    output: z.object({ rows: z.array(ScreeningDeadline) }),
  }),
  setScreeningDeadline: operation({
    service,
    method: 'POST',
    path: '/screening-deadlines',
    summary:
      'Set after how many days a begun screening is overdue, from a date on; earlier dates keep theirs (ASMT-021)',
    permission: ['configure', 'Assessment'],
    input: z.strictObject({ startsOn: IsoDate, overdueAfterDays: z.int().min(1).max(365) }),
    output: ScreeningDeadline,
  }),
}
