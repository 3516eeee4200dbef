import type { DeletionReason, DeletionRequestRow, DeletionStatus } from '@isets/contracts'
import type { OpenDeletion } from '@isets/rules'
import { iso } from '@isets/service-kit'

export interface RequestColumns {
  readonly id: string
  readonly version: number
  readonly note_id: string
  readonly customer_id: string
  readonly customer_name: string
  readonly status: DeletionStatus
  readonly reason: DeletionReason
  readonly explanation: string
  readonly duplicate_of: string | null
  readonly named_is_deleted: boolean
  readonly requester_id: string
  readonly requester_name: string
  readonly requester_email: string
  readonly requester_organisation_name: string | null
  readonly requested_at: string | Date
  readonly contact_on: string
  readonly excerpt: string
  readonly decided_by_id: string | null
  readonly decided_by_name: string | null
  readonly decided_at: string | Date | null
  readonly decision_note: string | null
}

const EXCERPT = 160

export const REQUESTS = `select q.id, q.version, q.note_id, q.customer_id, c.first_name || ' ' || c.last_name as customer_name,
    q.status, q.reason, q.explanation, q.duplicate_of, coalesce(note_is_deleted(q.duplicate_of), false) as named_is_deleted,
    q.requester_id, q.requester_name, q.requester_email, q.requester_organisation_name, q.requested_at, n.contact_on::text, left(n.data, ${EXCERPT}) as excerpt,
    q.decided_by_id, q.decided_by_name, q.decided_at, q.decision_note
  from deletion_request q join case_note n on n.id = q.note_id join customer c on c.id = q.customer_id`

export function openDeletion({ status, requester_id: requesterId, named_is_deleted }: RequestColumns): OpenDeletion {
  return { status, requesterId, namedIsDeleted: named_is_deleted }
}

export function requestRow(row: RequestColumns): DeletionRequestRow {
  const { id, version, status, reason, explanation } = row
  return {
    ...{ id, version, status, reason, explanation },
    noteId: row.note_id,
    customer: { id: row.customer_id, name: row.customer_name },
    requester: { id: row.requester_id, name: row.requester_name },
    requesterOrganisation: row.requester_organisation_name,
    requestedAt: iso(row.requested_at),
    noteExcerpt: row.excerpt,
    contactOn: row.contact_on,
    decidedBy: row.decided_by_id === null ? null : { id: row.decided_by_id, name: row.decided_by_name ?? '' },
    decidedAt: row.decided_at === null ? null : iso(row.decided_at),
    decisionNote: row.decision_note,
  }
}
