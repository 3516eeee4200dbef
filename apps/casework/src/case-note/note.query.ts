import type { CaseNoteView, ContactType, DeletionStatus, NoteRelation } from '@isets/contracts'
import { mayAskForDeletion } from '@isets/rules'
import { iso, type StoredInstant } from '@isets/service-kit'

export interface NoteColumns {
  readonly id: string
  readonly customer_id: string
  readonly contact_on: string
  readonly contact_type: ContactType
  readonly data: string
  readonly analysis: string
  readonly plan: string
  readonly author_id: string
  readonly author_name: string
  readonly organisation_id: string | null
  readonly organisation_name: string | null
  readonly written_at: StoredInstant
  readonly out_of_order: boolean
  readonly relation_kind: NoteRelation | null
  readonly related_id: string | null
  readonly related_on: string | null
  readonly copied_to: readonly string[]
  readonly deletion_status: DeletionStatus | null
  readonly deletion_at: StoredInstant | null
  readonly deletion_by: string | null
  readonly deletion_note: string | null
}

/** Notes with what belongs to them; the last deletion request counts, and an approved one is always the last. */
export const NOTES = `select n.id, n.customer_id, n.contact_on::text, n.contact_type, n.data, n.analysis, n.plan,
    n.author_id, n.author_name, n.organisation_id, n.organisation_name, n.written_at, n.out_of_order,
    n.relation_kind, r.id as related_id, r.contact_on::text as related_on,
    coalesce((select json_agg(c.name order by c.name) from case_note_copy c where c.note_id = n.id), '[]') as copied_to,
    d.status as deletion_status, d.requested_at as deletion_at, d.requester_name as deletion_by,
    d.decision_note as deletion_note
  from case_note n
  left join case_note r on r.id = n.relation_note_id
  left join lateral (select * from deletion_request x where x.note_id = n.id
    order by x.requested_at desc, x.id desc limit 1) d on true`
/** NOTE-017: hidden from every list and every reader; only the report still shows it. */
export const SHOWN = `d.status is distinct from 'approved'`
export const LATEST_FIRST = 'n.contact_on desc, n.written_at desc, n.id desc'

/** The note as it is compared: without what can be done with it. */
export function comparedNote(row: NoteColumns): Omit<CaseNoteView, 'deletion' | 'mayRequestDeletion'> {
  return {
    id: row.id,
    customerId: row.customer_id,
    contactOn: row.contact_on,
    contactType: row.contact_type,
    data: row.data,
    analysis: row.analysis,
    plan: row.plan,
    author: { id: row.author_id, name: row.author_name },
    organisation: row.organisation_id === null ? null : { id: row.organisation_id, name: row.organisation_name ?? '' },
    writtenAt: iso(row.written_at),
    outOfOrder: row.out_of_order,
    relation: relationOf(row),
    copiedTo: [...row.copied_to],
  }
}

function relationOf({ relation_kind: kind, related_id: noteId, related_on: contactOn }: NoteColumns) {
  return kind === null || noteId === null || contactOn === null ? null : { kind, noteId, contactOn }
}

/** @param mayAsk whether the reader may ask for the deletion of this note at all */
export function noteView(row: NoteColumns, mayAsk: boolean): CaseNoteView {
  const { deletion_status: status, deletion_at: at } = row
  return {
    ...comparedNote(row),
    deletion:
      status === null || at === null
        ? null
        : { status, requestedAt: iso(at), requestedBy: row.deletion_by ?? '', decisionNote: row.deletion_note },
    mayRequestDeletion: mayAsk && mayAskForDeletion(status),
  }
}
