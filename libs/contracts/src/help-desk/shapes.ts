import * as z from 'zod'
import { Id, Instant, Version } from '../shapes.ts'
import {
  EMAIL_ADDRESS,
  HELP_REQUEST_PRIORITIES,
  HELP_REQUEST_STATUSES,
  MAX_ATTACHMENTS,
  MESSAGE_CHANNELS,
  MOST_LETTERS,
  UPLOAD_PURPOSES,
  UPLOAD_STATES,
} from './words.ts'

export * from './words.ts'

export const AttachmentView = z.object({
  id: Id,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  purpose: z.enum(UPLOAD_PURPOSES),
  state: z.enum(UPLOAD_STATES),
})
export type AttachmentView = z.infer<typeof AttachmentView>

const Text = (max: number) => z.string().trim().max(max)

/**
 * The form as its author fills it in, half or whole. Which fields are required depends on the others
 * (HELP-006 to HELP-016): `checkFiling` of libs/rules decides, in the browser and again in the service.
 */
export const HelpRequestForm = z.strictObject({
  summary: Text(MOST_LETTERS.summary),
  /** Rich text as HTML; cleaned by the service before it is stored. */
  descriptionHtml: z.string().max(MOST_LETTERS.descriptionHtml),
  category: Text(60),
  subcategory: Text(60),
  cc: z.array(z.email({ pattern: EMAIL_ADDRESS }).max(254)).max(20),
  requester: z.strictObject({
    firstName: Text(MOST_LETTERS['requester.firstName']),
    lastName: Text(MOST_LETTERS['requester.lastName']),
    email: Text(254),
    phone: Text(40),
    extension: Text(10),
  }),
  /** `null` is "Not Set" (HELP-013). */
  isPartner: z.boolean().nullable(),
  organisationName: Text(MOST_LETTERS.organisationName),
  aboutCustomer: z.boolean(),
  customer: z.strictObject({
    firstName: Text(MOST_LETTERS['customer.firstName']),
    lastName: Text(MOST_LETTERS['customer.lastName']),
    email: Text(254),
    individualNumber: Text(20),
  }),
  context: z.strictObject({
    pageUrl: Text(MOST_LETTERS['context.pageUrl']),
    browser: Text(MOST_LETTERS['context.browser']),
    reportName: Text(MOST_LETTERS['context.reportName']),
    reportFilter: Text(MOST_LETTERS['context.reportFilter']),
    steps: Text(MOST_LETTERS['context.steps']),
  }),
  blocksWork: z.boolean(),
  /** ISO date, for a new user only (HELP-033). */
  newUserBirthDate: z.iso.date().nullable(),
  attachmentIds: z.array(Id).max(MAX_ATTACHMENTS),
})
export type HelpRequestForm = z.infer<typeof HelpRequestForm>

export const PromiseView = z.object({
  state: z.enum(['running', 'paused', 'fulfilled', 'breached', 'stopped']),
  /** When the first answer is due; `null` once it no longer matters. */
  dueAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
})
export type PromiseView = z.infer<typeof PromiseView>

export const PersonRef = z.object({ id: Id, name: z.string() })

/** A row of a list. */
export const HelpRequestRow = z.object({
  id: Id,
  number: z.string(),
  version: Version,
  summary: z.string(),
  status: z.enum(HELP_REQUEST_STATUSES),
  priority: z.enum(HELP_REQUEST_PRIORITIES),
  category: z.string(),
  subcategory: z.string(),
  blocksWork: z.boolean(),
  requester: PersonRef,
  organisation: PersonRef.nullable(),
  assignee: PersonRef.nullable(),
  promise: PromiseView,
  filedAt: Instant,
  updatedAt: Instant,
  /** Somebody else wrote since the caller last opened it. */
  unread: z.boolean(),
})
export type HelpRequestRow = z.infer<typeof HelpRequestRow>

export const MessageView = z.object({
  id: Id,
  kind: z.enum(['description', 'answer', 'note']),
  author: PersonRef,
  /** How the reader knows the author: "SIU support", "Requester". */
  authorSide: z.enum(['requester', 'support']),
  channel: z.enum(MESSAGE_CHANNELS).optional(),
  html: z.string(),
  attachments: z.array(AttachmentView),
  writtenAt: Instant,
})
export type MessageView = z.infer<typeof MessageView>

/** One line of history: who did what, when (HELP-044). */
export const HistoryEntry = z.object({
  id: Id,
  at: Instant,
  actor: PersonRef.nullable(),
  action: z.enum([
    'filed',
    'answered',
    'noted',
    'assigned',
    'categorised',
    'prioritised',
    'waiting',
    'resumed',
    'resolved',
    'reopened',
    'closed',
    'escalated',
  ]),
  from: z.string().nullable(),
  to: z.string().nullable(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** What the caller may do now with this request: rights and transition table together. */
export const HELP_REQUEST_COMMANDS = [
  'answer',
  'note',
  'triage',
  'assign',
  'wait',
  'resume',
  'resolve',
  'close',
] as const

/** Steps on the ladder above SIU (HELP-029). */
export const LADDER_COMMANDS = ['escalate', 'handBack'] as const

export const HelpRequestView = HelpRequestRow.extend({
  /** Whose account filed it, where the form names another person as requester. */
  accountName: z.string().optional(),
  form: HelpRequestForm,
  messages: z.array(MessageView),
  history: z.array(HistoryEntry),
  allowed: z.array(z.enum(HELP_REQUEST_COMMANDS)),
  /** The same for the ladder. */
  ladder: z.array(z.enum(LADDER_COMMANDS)).optional(),
  waitingSince: Instant.nullable(),
  closesAt: Instant.nullable(),
})
export type HelpRequestView = z.infer<typeof HelpRequestView>
