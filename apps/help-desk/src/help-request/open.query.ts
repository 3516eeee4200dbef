import type { AttachmentView, HistoryEntry, MessageView } from '@isets/contracts'
import { filterToSql, recordFilter, type AppAbility } from '@isets/policies'
import { preparedQuery, type StoredInstant } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { FiledForm } from './help-request.entity.ts'
import { columnParameters, requestColumns, type RequestColumns } from './row.view.ts'
import { seesNotes } from './side.ts'
import { POLICY_COLUMNS, questionMark } from './sql.ts'

export interface OpenedRequest extends RequestColumns {
  readonly requester_email: string
  readonly cc: readonly string[]
  readonly form: FiledForm
  readonly status_since: StoredInstant
  readonly closes_at: StoredInstant | null
  readonly messages: readonly MessageJson[]
  readonly history: readonly HistoryJson[]
  readonly attachments: readonly AttachmentJson[]
}

interface MessageJson {
  readonly id: string
  readonly kind: MessageView['kind']
  readonly author_id: string
  readonly author_name: string
  readonly author_side: MessageView['authorSide']
  readonly channel: NonNullable<MessageView['channel']>
  readonly html: string
  readonly written_at: string
}

interface HistoryJson {
  readonly id: string
  readonly at: string
  readonly actor_id: string | null
  readonly actor_name: string | null
  readonly action: HistoryEntry['action']
  readonly was: string | null
  readonly became: string | null
}

type AttachmentJson = AttachmentView & { readonly messageId: string }

/** The request with all its parts in one statement; what is internal is left out where it is read. */
function openSql(notes: boolean, filter: string): string {
  const publicMessages = notes ? '' : `and m.kind <> 'note'`
  const publicHistory = notes ? '' : `and h.action <> 'noted'`
  return `select ${requestColumns(notes)}, r.requester_email, r.cc::text[] as cc, r.form, r.status_since, r.closes_at,
    coalesce((select json_agg(json_build_object('id', m.id, 'kind', m.kind, 'author_id', m.author_id,
        'author_name', m.author_name, 'author_side', m.author_side, 'channel', m.channel, 'html', m.html, 'written_at', m.written_at)
        order by m.written_at, m.id) from message m where m.request_id = r.id ${publicMessages}), '[]') as messages,
    coalesce((select json_agg(json_build_object('id', h.id, 'at', h.at, 'actor_id', h.actor_id,
        'actor_name', h.actor_name, 'action', h.action, 'was', h.was, 'became', h.became)
        order by h.at, h.id) from history h where h.request_id = r.id ${publicHistory}), '[]') as history,
    coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type,
        'bytes', a.bytes, 'purpose', a.purpose, 'state', a.state, 'messageId', a.message_id) order by a.uploaded_at, a.id)
        from attachment a join message m on m.id = a.message_id
        where a.request_id = r.id ${publicMessages}), '[]') as attachments
  from help_request r left join read_marker k on k.request_id = r.id and k.user_id = ?
  where r.id = ? and ${filter}`
}

/** One request as the reader may see it, or undefined when there is none for them. */
export async function openRequest(
  em: EntityManager,
  ability: AppAbility,
  readerId: string,
  id: string,
): Promise<OpenedRequest | undefined> {
  const notes = seesNotes(ability)
  const filter = filterToSql(recordFilter(ability, 'read', 'HelpRequest'), POLICY_COLUMNS, questionMark)
  const [row] = await preparedQuery<OpenedRequest>(em, openSql(notes, filter.sql), [
    ...columnParameters(notes, readerId),
    readerId,
    id,
    ...filter.params,
  ])
  return row
}
