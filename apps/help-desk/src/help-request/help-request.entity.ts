import {
  HELP_REQUEST_PRIORITIES,
  HELP_REQUEST_STATUSES,
  type HelpRequestForm,
  type HelpRequestPriority,
  type HelpRequestStatus,
} from '@isets/contracts'
import { autoCloseAt, closesOnceWarnedAt, closeWarningAt, type ClosingSettings } from '@isets/rules'
import { defineEntity, p, type Opt } from '@mikro-orm/core'
import { USUAL_CLOSING } from './closing-settings.ts'
import { continued, continuedBy, type PromiseLogEntry } from './promise.ts'

/** What the requester filed beside the summary and the description, which have places of their own. */
export type FiledForm = Omit<HelpRequestForm, 'summary' | 'descriptionHtml' | 'attachmentIds'>

const OPEN = `status in ('new', 'in_progress', 'waiting_for_requester', 'escalated')`
/** What row security asks for: an index that carries it can be counted without a look at the rows. */
const SECURED = 'requester_id, organisation_id, status, handed_back_by'
/** Carried in the indexes of the queue, for the filters. */
const FILTERED = `id, ${SECURED}, assignee_id, priority, category`

/** Most requests are closed: the queue reads an index of the open ones only. */
function openIndex(name: string, columns: string) {
  return { name, expression: `create index ${name} on help_request (${columns}) include (${FILTERED}) where ${OPEN}` }
}

const HelpRequestSchema = defineEntity({
  name: 'HelpRequest',
  tableName: 'help_request',
  properties: {
    id: p.uuid().primary(),
    /** Counts up without regard to who files: the readable number is made from it. */
    serial: p.bigint('number').defaultRaw(`nextval('help_request_serial')`).unique('help_request_serial_key'),
    number: p
      .text()
      .$type<Opt<string>>()
      .generated(`('HR-' || lpad(serial::text, greatest(6, length(serial::text)), '0')) stored`)
      .unique('help_request_number_key'),
    version: p.integer(),
    summary: p.text(),
    status: p.enum(() => [...HELP_REQUEST_STATUSES]).$type<HelpRequestStatus>(),
    priority: p.enum(() => [...HELP_REQUEST_PRIORITIES]).$type<HelpRequestPriority>(),
    priorityRank: p
      .smallint()
      .$type<Opt<number>>()
      .generated(`(case priority when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end) stored`),
    category: p.text(),
    subcategory: p.text(),
    blocksWork: p.boolean(),
    requesterId: p.uuid(),
    requesterName: p.text(),
    requesterEmail: p.text(),
    organisationId: p.uuid().strictNullable(),
    organisationName: p.text().strictNullable(),
    /** Mail addresses that get copies; an address gives no right (HELP-043). */
    cc: p.array(),
    form: p.json<FiledForm>(),
    assigneeId: p.uuid().strictNullable(),
    assigneeName: p.text().strictNullable(),
    promiseLog: p.json<readonly PromiseLogEntry[]>(),
    /** When the first answer is due; null while nothing is promised: paused, answered or stopped. */
    dueAt: p.datetime().strictNullable(),
    answeredAt: p.datetime().strictNullable(),
    /** When the present status began. */
    statusSince: p.datetime(),
    closesAt: p.datetime().strictNullable(),
    /** When the requester is to be warned of the closing (NOTIF-006); null once that is done. */
    warnsAt: p.datetime().strictNullable(),
    filedAt: p.datetime(),
    /** Last change that the requester may know of. */
    updatedAt: p.datetime(),
    /** Last change that SIU knows of: internal notes count. */
    supportUpdatedAt: p.datetime(),
    /** Last public message and its author: what is unread for whom follows from these and the read markers. */
    messageAt: p.datetime(),
    messageBy: p.uuid(),
    noteAt: p.datetime().strictNullable(),
    noteBy: p.uuid().strictNullable(),
    /** Who gave it back to SIU last (HELP-029): row security asks for it while that is written. */
    handedBackBy: p.uuid().nullable(),
    /** What the conversation and its notes weigh when the request is opened. */
    publicBytes: p.integer().default(0),
    noteBytes: p.integer().default(0),
  },
  indexes: [
    openIndex('help_request_open_due', 'due_at, serial'),
    openIndex('help_request_open_priority', 'priority_rank, due_at, serial'),
    {
      name: 'help_request_due',
      expression: `create index help_request_due on help_request (due_at, serial) include (${SECURED})`,
    },
    { name: 'help_request_updated', properties: ['supportUpdatedAt', 'serial'] },
    { name: 'help_request_requester', properties: ['requesterId', 'updatedAt', 'serial'] },
    { name: 'help_request_organisation', properties: ['organisationId', 'updatedAt', 'serial'] },
    {
      name: 'help_request_assignee',
      expression: `create index help_request_assignee on help_request (assignee_id, due_at, serial) include (id, ${SECURED})`,
    },
    { name: 'help_request_status', properties: ['status', 'dueAt', 'serial'] },
    { name: 'help_request_category', properties: ['category', 'dueAt', 'serial'] },
    {
      name: 'help_request_closes',
      expression: 'create index help_request_closes on help_request (closes_at) where closes_at is not null',
    },
    {
      name: 'help_request_warns',
      expression: 'create index help_request_warns on help_request (warns_at) where warns_at is not null',
    },
  ],
})

/** A help request: what was asked, where it stands, what was promised. Its row is locked while it changes. */
export class HelpRequest extends HelpRequestSchema.class {
  /** Counts one change that everybody who may read the request can see. */
  touch(now: Date): void {
    this.version += 1
    this.updatedAt = now
    this.supportUpdatedAt = now
  }

  /** Enters a status: its promise clock pauses or runs again, its closing by time is set or lifted (HELP-023). */
  enter(status: HelpRequestStatus, now: Date, closing: ClosingSettings = USUAL_CLOSING): void {
    if (status === this.status) return
    const promise = this.answeredAt === null ? continuedBy(this.promiseLog, this.status, status, now) : null
    if (promise !== null) {
      this.promiseLog = promise.log
      this.dueAt = promise.dueAt
    }
    this.status = status
    this.statusSince = now
    this.closesAt = autoCloseAt({ status, since: now, blocksWork: this.blocksWork }, closing)
    const warns = status === 'waiting_for_requester' && this.closesAt !== null
    this.warnsAt = warns ? closeWarningAt(now, closing.closeAfter) : null
    if (status === 'resolved' || status === 'closed') this.dueAt = null
  }

  /** The requester is warned now. Returns when the request closes: late warnings move that (NOTIF-006). */
  takeWarning(now: Date): Date | null {
    this.warnsAt = null
    if (this.closesAt !== null) this.closesAt = closesOnceWarnedAt(this.closesAt, now)
    return this.closesAt
  }

  /** HELP-031: the first public message of the staff keeps the promise; nothing else does. */
  keepPromise(now: Date): void {
    if (this.answeredAt !== null) return
    this.promiseLog = continued(this.promiseLog, 'fulfil', now).log
    this.dueAt = null
    this.answeredAt = now
  }
}
HelpRequestSchema.setClass(HelpRequest)
