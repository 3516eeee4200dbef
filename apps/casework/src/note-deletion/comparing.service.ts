import { Refusal, type DeletionRequestView } from '@isets/contracts'
import { matches, recordFilter, type AppAbility } from '@isets/policies'
import { decideDeletion, likenessOf } from '@isets/rules'
import { preparedQuery, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { comparedNote, LATEST_FIRST, NOTES, SHOWN, type NoteColumns } from '../case-note/note.query.ts'
import { openDeletion, REQUESTS, requestRow, type RequestColumns } from './request.query.ts'

/** Notes of the customer that are looked at for a duplicate when none was named: the latest. */
const LOOKED_AT = 200
const ONLY_MANAGEMENT = 'Only IDHS management with super-user access decides.'

/** Shows a deletion request with the note beside its supposed duplicate (NOTE-016). */
@Injectable()
export class ComparingService {
  constructor(private readonly em: EntityManager) {}

  async open(id: string, context: CallContext): Promise<DeletionRequestView> {
    const request = await this.find(id, context.ability)
    const view = await this.view(request, context)
    recordAudit(this.em, { action: 'read', objectType: 'CaseNoteDeletionRequest', objectId: id })
    for (const note of [view.note, view.other]) {
      if (note !== null) recordAudit(this.em, { action: 'read', objectType: 'CaseNote', objectId: note.id })
    }
    return view
  }

  /** @throws Refusal NOT_FOUND */
  async find(id: string, ability: AppAbility): Promise<RequestColumns> {
    const [row] = await preparedQuery<RequestColumns>(this.em, `${REQUESTS} where q.id = ?`, [id])
    const readable = recordFilter(ability, 'read', 'CaseNoteDeletionRequest')
    if (row === undefined || !matches(readable, { requesterId: row.requester_id })) throw new Refusal('NOT_FOUND')
    return row
  }

  async view(request: RequestColumns, { ability, caller }: CallContext): Promise<DeletionRequestView> {
    const [note] = await preparedQuery<NoteColumns>(this.em, `${NOTES} where n.id = ?`, [request.note_id])
    if (note === undefined) throw new Refusal('NOT_FOUND')
    const other = await this.otherOf(request, note)
    const hindrance = hindranceOf(request, ability, caller.userId)
    return {
      ...requestRow(request),
      note: comparedNote(note),
      other: other === undefined ? null : comparedNote(other),
      otherIsNamed: other !== undefined && other.id === request.duplicate_of,
      otherIsDeleted: other !== undefined && other.deletion_status === 'approved',
      likeness: other === undefined ? null : likenessOf(textOf(note), textOf(other)),
      mayDecide: request.status === 'not_reviewed' && hindrance === null,
      hindrance,
    }
  }

  /** The note that was named, else the one of the customer that says most of the same. */
  private async otherOf({ duplicate_of: named, customer_id }: RequestColumns, note: NoteColumns) {
    if (named !== null) {
      const [row] = await preparedQuery<NoteColumns>(this.em, `${NOTES} where n.id = ?`, [named])
      return row
    }
    const others = await preparedQuery<NoteColumns>(
      this.em,
      `${NOTES} where n.customer_id = ? and n.id <> ? and ${SHOWN} order by ${LATEST_FIRST} limit ${LOOKED_AT}`,
      [customer_id, note.id],
    )
    const text = textOf(note)
    const ranked = others.map((one) => ({ one, likeness: likenessOf(text, textOf(one)) }))
    return ranked.toSorted((a, b) => b.likeness - a.likeness)[0]?.one
  }
}

function textOf({ data, analysis, plan }: NoteColumns): string {
  return `${data}\n${analysis}\n${plan}`
}

/** Why the reader may not decide an open request, in words. */
function hindranceOf(request: RequestColumns, ability: AppAbility, userId: string) {
  if (request.status !== 'not_reviewed') return null
  const { requesterId, ...facts } = openDeletion(request)
  const outcome = decideDeletion({ requesterId, ...facts }, 'reject', userId)
  if (!outcome.ok) return outcome.message
  return matches(recordFilter(ability, 'decide', 'CaseNoteDeletionRequest'), { requesterId }) ? null : ONLY_MANAGEMENT
}
