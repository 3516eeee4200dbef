import * as z from 'zod'
import { discardedFiles } from '../discarded-files.ts'
import type { ExportColumn } from '../export-sheet.ts'
import { operation } from '../operation.ts'
import { Done, Id, PageInput, Version, listOf, longPageOf } from '../shapes.ts'
import { HELP_REQUEST_STATUS_LABELS, PRIORITY_LABELS } from './labels.ts'
import {
  AttachmentView,
  GUIDANCE_CODES,
  HELP_REQUEST_PRIORITIES,
  HELP_REQUEST_STATUSES,
  HelpRequestForm,
  HelpRequestRow,
  HelpRequestView,
  MAX_ATTACHMENTS,
  MAX_UPLOAD_BYTES,
  UPLOAD_PURPOSES,
  UPLOAD_STATES,
} from './shapes.ts'

const service = 'help-desk'
/** Names one request and the version that the caller has seen. */
const Target = { id: Id, version: Version }
const Body = { html: z.string().min(1).max(100_000), attachmentIds: z.array(Id).max(MAX_ATTACHMENTS).default([]) }

export const QUEUE_VIEWS = ['mine', 'unassigned', 'due', 'open', 'all'] as const
export type QueueView = (typeof QUEUE_VIEWS)[number]

const ListFilters = {
  q: z.string().trim().max(200).default(''),
  status: listOf(z.enum(HELP_REQUEST_STATUSES)).default([]),
  category: listOf(z.string().max(60)).default([]),
  ...PageInput,
}

const RequestPage = longPageOf(HelpRequestRow)

const COLUMNS: readonly ExportColumn[] = [
  { key: 'number', heading: 'Number', kind: 'text' },
  { key: 'summary', heading: 'Summary', kind: 'text' },
  { key: 'status', heading: 'Status', kind: 'text', words: HELP_REQUEST_STATUS_LABELS },
  { key: 'priority', heading: 'Priority', kind: 'text', words: PRIORITY_LABELS },
  { key: 'category', heading: 'Category', kind: 'text' },
  { key: 'subcategory', heading: 'Subcategory', kind: 'text' },
  { key: 'promise.dueAt', heading: 'Answer promised by', kind: 'instant' },
  { key: 'promise.answeredAt', heading: 'Answered', kind: 'instant' },
  { key: 'filedAt', heading: 'Filed', kind: 'instant' },
  { key: 'updatedAt', heading: 'Last change', kind: 'instant' },
]
const PEOPLE: readonly ExportColumn[] = [
  { key: 'requester.name', heading: 'Requester', kind: 'text' },
  { key: 'organisation.name', heading: 'Organization', kind: 'text' },
  { key: 'assignee.name', heading: 'Assignee', kind: 'text' },
]

const changed = ['NOT_FOUND', 'STALE', 'WRONG_STATUS'] as const

export const filing = {
  filingOptions: operation({
    service,
    method: 'GET',
    path: '/help-requests/filing-options',
    summary: 'What the form offers beside the catalogue: the two mailboxes that get copies (HELP-011)',
    permission: ['file', 'HelpRequest'],
    input: z.strictObject({}),
    output: z.object({ mailboxes: z.object({ access: z.email(), policy: z.email() }) }),
  }),
  file: operation({
    service,
    method: 'POST',
    path: '/help-requests',
    summary: 'File a help request (HELP-005 to HELP-019)',
    permission: ['file', 'HelpRequest'],
    /** The draft that ends with the filing: those of other windows stay. */
    input: HelpRequestForm.extend({ draftId: Id.optional() }),
    output: z.object({ id: Id, number: z.string(), promisedAt: z.iso.datetime() }),
    errors: ['PERSONAL_DATA'],
  }),
  readDraft: operation({
    service,
    method: 'GET',
    path: '/help-requests/draft',
    summary: 'The half-written request that the caller saved last, or none',
    permission: ['read', 'HelpRequestDraft'],
    input: z.strictObject({}),
    output: z.object({
      id: Id.nullable(),
      version: Version.nullable(),
      form: HelpRequestForm.partial().nullable(),
      attachments: z.array(AttachmentView),
      savedAt: z.iso.datetime().nullable(),
    }),
  }),
  saveDraft: operation({
    service,
    method: 'PUT',
    path: '/help-requests/draft',
    summary: 'Keep a half-written request through refresh and time-out',
    permission: ['write', 'HelpRequestDraft'],
    /**
     * `id` is made by the window that begins the draft; `version` is the one it saved last, 0 for none: what another
     * window has saved meanwhile is not overwritten. Without them it is the one draft of a client that knows only one.
     */
    input: z.strictObject({ id: Id.optional(), version: z.int().min(0).optional(), form: HelpRequestForm.partial() }),
    output: z.object({ savedAt: z.iso.datetime(), version: Version }),
    errors: ['PERSONAL_DATA', 'STALE'],
  }),
  discardDraft: operation({
    service,
    method: 'DELETE',
    path: '/help-requests/draft',
    summary: 'Throw a half-written request away; all of them without an id',
    permission: ['write', 'HelpRequestDraft'],
    input: z.strictObject({ id: Id.optional() }),
    output: Done,
  }),
}

export const reading = {
  listMine: operation({
    service,
    method: 'GET',
    path: '/help-requests/mine',
    summary: 'Requests that the caller filed (HELP-027)',
    permission: ['read', 'HelpRequest'],
    input: z.strictObject({
      ...ListFilters,
      sort: z.enum(['-updated', 'updated', 'due', '-filed']).default('-updated'),
    }),
    output: RequestPage,
    exportAs: { name: 'My help requests', columns: COLUMNS },
  }),
  listQueue: operation({
    service,
    method: 'GET',
    path: '/help-requests/queue',
    summary: 'The queue: every request that the caller may read, by promised time (HELP-032)',
    permission: ['read', 'HelpRequest'],
    input: z.strictObject({
      ...ListFilters,
      view: z.enum(QUEUE_VIEWS).default('open'),
      priority: listOf(z.enum(HELP_REQUEST_PRIORITIES)).default([]),
      assigneeId: Id.optional(),
      organisationId: Id.optional(),
      sort: z.enum(['due', '-due', 'updated', '-updated', 'priority', '-filed', 'number']).default('due'),
    }),
    output: RequestPage,
    exportAs: { name: 'Help requests', columns: [...COLUMNS, ...PEOPLE] },
  }),
  countQueue: operation({
    service,
    method: 'GET',
    path: '/help-requests/queue/counts',
    summary: 'How many requests each view of the queue holds, up to 1,000',
    permission: ['read', 'HelpRequest'],
    input: z.strictObject({}),
    output: z.record(z.enum(QUEUE_VIEWS), z.int()),
  }),
  open: operation({
    service,
    method: 'GET',
    path: '/help-requests/{id}',
    summary: 'One request with its messages and history; the reading is audited',
    permission: ['read', 'HelpRequest'],
    alsoAsks: [['read', 'HelpRequestNote']],
    input: z.strictObject({ id: Id }),
    output: HelpRequestView,
    errors: ['NOT_FOUND'],
  }),
}

export const working = {
  answer: operation({
    service,
    method: 'POST',
    path: '/help-requests/{id}/answers',
    summary: 'Answer publicly, as the requester or as support (HELP-021, HELP-022)',
    permission: ['answer', 'HelpRequest'],
    /**
     * `then` moves the request on in the same step: support waits, resolves or leaves it. `guidance` says that it is
     * resolved by telling a provider's staff how they correct it themselves (HELP-041).
     */
    input: z.strictObject({
      ...Target,
      ...Body,
      then: z.enum(['wait', 'resolve', 'stay']).default('stay'),
      guidance: z.enum(GUIDANCE_CODES).optional(),
    }),
    output: HelpRequestView,
    errors: [...changed, 'PERSONAL_DATA'],
  }),
  note: operation({
    service,
    method: 'POST',
    path: '/help-requests/{id}/notes',
    summary: 'Write an internal note that nobody outside SIU sees',
    permission: ['write', 'HelpRequestNote'],
    input: z.strictObject({ ...Target, ...Body }),
    output: HelpRequestView,
    errors: [...changed, 'PERSONAL_DATA'],
  }),
  triage: operation({
    service,
    method: 'PATCH',
    path: '/help-requests/{id}',
    summary: 'Set category, priority and assignee (HELP-028)',
    permission: ['triage', 'HelpRequest'],
    input: z.strictObject({
      ...Target,
      category: z.string().max(60).optional(),
      subcategory: z.string().max(60).optional(),
      priority: z.enum(HELP_REQUEST_PRIORITIES).optional(),
      assigneeId: Id.nullable().optional(),
    }),
    output: HelpRequestView,
    errors: changed,
  }),
  triageMany: operation({
    service,
    method: 'POST',
    path: '/help-requests/triage',
    summary: 'Set priority or assignee of many requests; each one is reported on its own',
    permission: ['bulk', 'HelpRequest'],
    input: z.strictObject({
      targets: z.array(z.strictObject(Target)).min(1).max(200),
      priority: z.enum(HELP_REQUEST_PRIORITIES).optional(),
      assigneeId: Id.nullable().optional(),
    }),
    output: z.object({
      changed: z.array(z.object({ id: Id, version: Version })),
      refused: z.array(z.object({ id: Id, number: z.string().nullable(), code: z.string(), reason: z.string() })),
    }),
  }),
  move: operation({
    service,
    method: 'POST',
    path: '/help-requests/{id}/status',
    summary: 'Wait for the requester, resume, resolve or close, by the transition table',
    permission: ['triage', 'HelpRequest'],
    input: z.strictObject({ ...Target, command: z.enum(['wait', 'resume', 'resolve', 'close']) }),
    output: HelpRequestView,
    errors: changed,
  }),
  markRead: operation({
    service,
    method: 'POST',
    path: '/help-requests/{id}/read',
    summary: 'The caller has seen everything up to now',
    permission: ['read', 'HelpRequest'],
    input: z.strictObject({ id: Id }),
    output: Done,
    errors: ['NOT_FOUND'],
  }),
}

/** Between gateway and help desk: the bytes go from the gateway to the store and never through NATS. */
export const uploadsInternal = {
  registerUpload: operation({
    service,
    method: 'POST',
    path: '/internal/uploads',
    summary: 'Record a stored file; it stays in quarantine until it is found clean',
    permission: ['add', 'Upload'],
    audience: 'internal',
    input: z.strictObject({
      id: Id,
      name: z.string().trim().min(1).max(255),
      mediaType: z.string().max(150),
      bytes: z.int().min(1).max(MAX_UPLOAD_BYTES),
      sha256: z.string().length(64),
      purpose: z.enum(UPLOAD_PURPOSES),
      state: z.enum(UPLOAD_STATES),
    }),
    output: AttachmentView,
    errors: ['PERSONAL_DATA'],
  }),
  authoriseDownload: operation({
    service,
    method: 'GET',
    path: '/internal/uploads/{id}',
    summary: 'May the caller download this file? Audited',
    permission: ['read', 'Upload'],
    audience: 'internal',
    kind: 'query',
    input: z.strictObject({ id: Id }),
    output: AttachmentView.extend({ sha256: z.string() }),
    /** `WRONG_STATUS` while the file is not found clean. */
    errors: ['NOT_FOUND', 'WRONG_STATUS'],
  }),
  ...discardedFiles(service, '/internal/uploads/discarded'),
}
