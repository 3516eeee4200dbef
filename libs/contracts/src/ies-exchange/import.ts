import * as z from 'zod'
import { operation } from '../operation.ts'
import { Id, Instant, PageInput, Version, listOf, pageOf } from '../shapes.ts'

const service = 'ies-exchange'

/** A file of IES may have a hundred megabytes: half a million customers. */
export const MAX_FEED_BYTES = 104_857_600

/**
 * Waiting for its turn, being read and checked row by row, waiting for its day (weekly mode), being applied, held until
 * a person decides about the absent, taking eligibility from the absent, done; or not readable at all.
 */
export const IMPORT_STATUSES = [
  'waiting',
  'reading',
  'checked',
  'applying',
  'held',
  'leaving',
  'finished',
  'failed',
] as const
export type ImportStatus = (typeof IMPORT_STATUSES)[number]

const STATUS_WORDS: Readonly<Record<ImportStatus, string>> = {
  waiting: 'Waiting',
  reading: 'Being checked',
  checked: 'Checked, waits for its day',
  applying: 'Being applied',
  held: 'Waits for a decision',
  leaving: 'Taking eligibility',
  finished: 'Done',
  failed: 'Not readable',
}

export const ImportView = z.object({
  id: Id,
  version: Version,
  /** The name of the uploaded file. */
  name: z.string(),
  bytes: z.int(),
  /** A full feed names everybody; whoever is absent has left. */
  full: z.boolean(),
  status: z.enum(IMPORT_STATUSES),
  uploadedBy: z.object({ id: Id, name: z.string() }),
  uploadedAt: Instant,
  /** In weekly mode the coming Saturday. */
  applyFrom: Instant,
  finishedAt: Instant.nullable(),
  /** How far the present step has come, in percent. */
  percent: z.int(),
  /** Known once the file has been read. */
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  left: z.int(),
  /** Customers that this full feed does not name, while it is held for a decision. */
  absent: z.int(),
  /** Why the file cannot be read, in one sentence. */
  problem: z.string().nullable(),
})
export type ImportView = z.infer<typeof ImportView>

/** One thing that is wrong with one row. */
export const RejectedRow = z.object({
  line: z.int(),
  individualNumber: z.string(),
  column: z.string(),
  /** Names the column and says what to do. */
  sentence: z.string(),
  /** What stands there; digits are hidden where they may be a Social Security number. */
  found: z.string(),
})
export type RejectedRow = z.infer<typeof RejectedRow>

export const iesImports = {
  listImports: operation({
    service,
    method: 'GET',
    path: '/ies/imports',
    summary: 'Files of IES that were taken in, the latest first (IES-020)',
    permission: ['read', 'IesFeed'],
    input: z.strictObject({
      status: listOf(z.enum(IMPORT_STATUSES)).default([]),
      sort: z.enum(['-uploaded', 'uploaded']).default('-uploaded'),
      ...PageInput,
    }),
    output: pageOf(ImportView),
    exportAs: {
      name: 'IES imports',
      columns: [
        { key: 'name', heading: 'File', kind: 'text' },
        { key: 'status', heading: 'Status', kind: 'text', words: STATUS_WORDS },
        { key: 'uploadedBy.name', heading: 'Uploaded by', kind: 'text' },
        { key: 'uploadedAt', heading: 'Uploaded', kind: 'instant' },
        { key: 'finishedAt', heading: 'Done', kind: 'instant' },
        { key: 'rows', heading: 'Rows', kind: 'number' },
        { key: 'added', heading: 'Added', kind: 'number' },
        { key: 'changed', heading: 'Changed', kind: 'number' },
        { key: 'unchanged', heading: 'Unchanged', kind: 'number' },
        { key: 'rejected', heading: 'Rejected', kind: 'number' },
        { key: 'left', heading: 'Lost eligibility', kind: 'number' },
      ],
    },
  }),
  openImport: operation({
    service,
    method: 'GET',
    path: '/ies/imports/{id}',
    summary: 'One import with its counts and how far it has come',
    permission: ['read', 'IesFeed'],
    input: z.strictObject({ id: Id }),
    output: ImportView,
    errors: ['NOT_FOUND'],
  }),
  listRejectedRows: operation({
    service,
    method: 'GET',
    path: '/ies/imports/{id}/rejected-rows',
    summary: 'What was wrong with the rows that an import refused, by line: the error report',
    permission: ['read', 'IesFeed'],
    input: z.strictObject({ id: Id, column: z.string().max(40).default(''), ...PageInput }),
    output: pageOf(RejectedRow),
    exportAs: {
      name: 'Rejected rows',
      columns: [
        { key: 'line', heading: 'Line', kind: 'number' },
        { key: 'individualNumber', heading: 'Individual number', kind: 'text' },
        { key: 'column', heading: 'Column', kind: 'text' },
        { key: 'found', heading: 'Found', kind: 'text' },
        { key: 'sentence', heading: 'What to do', kind: 'text' },
      ],
    },
    errors: ['NOT_FOUND'],
  }),
  decideAbsence: operation({
    service,
    method: 'POST',
    path: '/ies/imports/{id}/absence',
    summary: 'A held full feed: the absent lose eligibility, or all stay as they are',
    permission: ['decide', 'IesFeed'],
    input: z.strictObject({ id: Id, version: Version, decision: z.enum(['take', 'keep']) }),
    output: ImportView,
    errors: ['NOT_FOUND', 'STALE', 'WRONG_STATUS'],
  }),
  readFeedStatus: operation({
    service,
    method: 'GET',
    path: '/ies/feed',
    summary: 'When IES was last taken in, and when the next file is expected (IES-002, IES-007)',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({
      lastSyncAt: Instant.nullable(),
      expectedAt: Instant,
      /** The expected time has passed and no file has come (TMR-013). */
      late: z.boolean(),
      mode: z.enum(['monthly-days', 'weekly']),
    }),
  }),
}

/** Between gateway and IES exchange: the bytes go from the gateway to the store and never through NATS. */
export const iesImportsInternal = {
  registerImport: operation({
    service,
    method: 'POST',
    path: '/internal/ies/imports',
    summary: 'Take a stored file in; it is read in its turn',
    permission: ['add', 'IesFeed'],
    audience: 'internal',
    input: z.strictObject({
      id: Id,
      name: z.string().trim().min(1).max(255),
      bytes: z.int().min(1).max(MAX_FEED_BYTES),
      sha256: z.string().length(64),
      full: z.boolean(),
    }),
    output: ImportView,
  }),
}
