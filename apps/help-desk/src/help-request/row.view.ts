import type { HelpRequestPriority, HelpRequestRow, HelpRequestStatus } from '@isets/contracts'
import { iso, type StoredInstant } from '@isets/service-kit'
import { promiseView } from './promise.ts'

/** Columns that every list and the opened request show. */
export interface RequestColumns {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly summary: string
  readonly status: HelpRequestStatus
  readonly priority: HelpRequestPriority
  readonly category: string
  readonly subcategory: string
  readonly blocks_work: boolean
  readonly requester_id: string
  readonly requester_name: string
  readonly organisation_id: string | null
  readonly organisation_name: string | null
  readonly assignee_id: string | null
  readonly assignee_name: string | null
  readonly due_at: StoredInstant | null
  readonly answered_at: StoredInstant | null
  readonly filed_at: StoredInstant
  readonly changed_at: StoredInstant
  readonly unread: boolean
}

/** For readers who see notes, notes count as changes; for everybody else they do not exist. */
export function requestColumns(seesNotes: boolean): string {
  const changedAt = seesNotes ? 'r.support_updated_at' : 'r.updated_at'
  return `r.id, r.number, r.version, r.summary, r.status, r.priority, r.category, r.subcategory, r.blocks_work,
    r.requester_id, r.requester_name, r.organisation_id, r.organisation_name, r.assignee_id, r.assignee_name,
    r.due_at, r.answered_at, r.filed_at, ${changedAt} as changed_at, ${unreadSql(seesNotes)} as unread`
}

/** Somebody else wrote since the reader's marker `k`. Takes the reader's id once, twice with notes. */
function unreadSql(seesNotes: boolean): string {
  const since = (at: string, by: string) => `(${by} <> ? and (k.read_at is null or ${at} > k.read_at))`
  const message = since('r.message_at', 'r.message_by')
  return seesNotes ? `(${message} or coalesce(${since('r.note_at', 'r.note_by')}, false))` : message
}

/** Parameters of `requestColumns`, in order. */
export function columnParameters(seesNotes: boolean, readerId: string): string[] {
  return seesNotes ? [readerId, readerId] : [readerId]
}

export function rowView(row: RequestColumns, now: Date): HelpRequestRow {
  const { id, number, version, summary, status, priority, category, subcategory, unread } = row
  return {
    ...{ id, number, version, summary, status, priority, category, subcategory, unread },
    blocksWork: row.blocks_work,
    requester: { id: row.requester_id, name: row.requester_name },
    organisation: personRef(row.organisation_id, row.organisation_name),
    assignee: personRef(row.assignee_id, row.assignee_name),
    promise: promiseView({ status, dueAt: instant(row.due_at), answeredAt: instant(row.answered_at) }, now),
    filedAt: iso(row.filed_at),
    updatedAt: iso(row.changed_at),
  }
}

export function personRef(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null ? null : { id, name: name ?? '' }
}

export function instant(value: StoredInstant | null): Date | null {
  return value === null ? null : new Date(value)
}
