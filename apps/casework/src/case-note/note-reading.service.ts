import { Refusal, type CaseNoteView, type caseNotes, type InputOf, type OutputOf } from '@isets/contracts'
import { matches, recordFilter, type AppAbility } from '@isets/policies'
import { pagedQuery, preparedQuery, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { LATEST_FIRST, NOTES, noteView, SHOWN, type NoteColumns } from './note.query.ts'
import { reachCustomer } from './reach.ts'

type Query = InputOf<typeof caseNotes.listNotes>

/** Shows the notes of a customer. Every reading is audited. */
@Injectable()
export class NoteReadingService {
  constructor(private readonly em: EntityManager) {}

  async list(input: Query, { ability }: CallContext): Promise<OutputOf<typeof caseNotes.listNotes>> {
    const customer = await reachCustomer(this.em, ability, input.customerId, 'read', 'CaseNote')
    const { sql, params } = behind(input)
    const { page, pageSize } = input
    const notes = `${NOTES} where ${SHOWN} and ${sql} order by ${LATEST_FIRST}`
    const { rows, total } = await pagedQuery<NoteColumns>(this.em, notes, params, input)
    recordAudit(this.em, { action: 'read', objectType: 'CaseNote', objectId: customer.id })
    const mayAsk = matches(recordFilter(ability, 'requestDeletion', 'CaseNote'), customer)
    return { rows: rows.map((row) => noteView(row, mayAsk)), total, page, pageSize }
  }

  async open(id: string, { ability }: CallContext): Promise<CaseNoteView> {
    const view = await this.view(id, ability)
    recordAudit(this.em, { action: 'read', objectType: 'CaseNote', objectId: id })
    return view
  }

  /** The note as the caller sees it. @throws Refusal NOT_FOUND */
  async view(id: string, ability: AppAbility): Promise<CaseNoteView> {
    const [row] = await preparedQuery<NoteColumns>(this.em, `${NOTES} where n.id = ? and ${SHOWN}`, [id])
    if (row === undefined) throw new Refusal('NOT_FOUND')
    const customer = await reachCustomer(this.em, ability, row.customer_id, 'read', 'CaseNote')
    return noteView(row, matches(recordFilter(ability, 'requestDeletion', 'CaseNote'), customer))
  }
}

/** The filters of the list; one that is not set lets everything through, so that the text stays the same. */
function behind({ customerId, q, contactType, from, to }: Query): { sql: string; params: unknown[] } {
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  return {
    sql: `n.customer_id = ? and (n.data ilike ? or n.analysis ilike ? or n.plan ilike ? or n.author_name ilike ?)
      and (cardinality(?::text[]) = 0 or n.contact_type = any(?::text[]))
      and n.contact_on between coalesce(?::date, '-infinity') and coalesce(?::date, 'infinity')`,
    params: [customerId, like, like, like, like, contactType, contactType, from ?? null, to ?? null],
  }
}
