import { caseNoteEvents, Refusal, type Caller, type CaseNoteView, type NewCaseNote } from '@isets/contracts'
import { contactDateProblem, FOLLOW_UP_DAYS, initialsOf, isOutOfOrder, localDateOf, mayWriteNote } from '@isets/rules'
import {
  Clock,
  preparedQuery,
  recordAudit,
  recordEvent,
  refusePersonalData,
  type CallContext,
} from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import type { Contact } from '../people/people.query.ts'
import { requireNobodyElse } from './named-customers.ts'
import { NoteReadingService } from './note-reading.service.ts'
import { reachCustomer, type NotedCustomer } from './reach.ts'
import { TeamService } from './team.service.ts'

const INSERT = `insert into case_note (id, customer_id, contact_on, contact_type, data, analysis, plan, author_id,
    author_name, organisation_id, organisation_name, written_at, out_of_order, relation_kind, relation_note_id)
  values (?::uuid, ?::uuid, ?::date, ?, ?, ?, ?, ?::uuid, ?, ?::uuid, ?, ?::timestamptz, ?::boolean, ?, ?::uuid)`
const INSERT_COPIES = `insert into case_note_copy (note_id, user_id, name)
  select ?::uuid, user_id, name from unnest(?::uuid[], ?::text[]) as c(user_id, name)`
const LATEST = `select max(contact_on)::text as latest from case_note where customer_id = ?`

/** Takes in case notes. What is written stays as it is: a correction is another note (NOTE-010). */
@Injectable()
export class NoteWritingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly reading: NoteReadingService,
    private readonly team: TeamService,
  ) {}

  async write(note: NewCaseNote, { ability, caller }: CallContext): Promise<CaseNoteView> {
    refusePersonalData([
      ['data', note.data],
      ['analysis', note.analysis],
      ['plan', note.plan],
    ])
    const customer = await reachCustomer(this.em, ability, note.customerId, 'add', 'CaseNote')
    const now = this.clock.now()
    requireTime(note, customer, caller, localDateOf(now))
    await this.requireRelated(note)
    await requireNobodyElse(this.em, ability, note)
    const copies = await this.copiesTo(note)
    const id = await this.insert(note, caller, now, copies)
    this.tell(id, note, customer, caller, now, copies)
    return this.reading.view(id, ability)
  }

  private async insert(note: NewCaseNote, caller: Caller, now: Date, copies: readonly Contact[]): Promise<string> {
    const id = v7()
    const { customerId, contactOn, contactType, data, analysis, plan, relation } = note
    const [row] = await preparedQuery<{ latest: string | null }>(this.em, LATEST, [customerId])
    await preparedQuery(this.em, INSERT, [
      ...[id, customerId, contactOn, contactType, data, analysis, plan],
      ...[caller.userId, caller.name, caller.organisationId, caller.organisationName],
      ...[now, isOutOfOrder(contactOn, row?.latest ?? null), relation?.kind ?? null, relation?.noteId ?? null],
    ])
    const people = [copies.map((one) => one.id), copies.map(({ name }) => name)]
    if (copies.length > 0) await preparedQuery(this.em, INSERT_COPIES, [id, ...people])
    return id
  }

  private tell(
    id: string,
    { contactOn, contactType }: NewCaseNote,
    customer: NotedCustomer,
    { userId, name, organisationId }: Caller,
    now: Date,
    copies: readonly Contact[],
  ): void {
    recordEvent(this.em, caseNoteEvents.caseNoteWritten, {
      aggregateId: id,
      aggregateVersion: 1,
      payload: {
        noteId: id,
        customerId: customer.id,
        customerInitials: initialsOf(`${customer.firstName} ${customer.lastName}`),
        organisationId,
        author: { id: userId, name },
        contactType,
        contactOn,
        writtenAt: now.toISOString(),
        copies: copies.map((one) => ({ name: one.name, email: one.email })),
      },
    })
    recordAudit(this.em, { action: 'add', objectType: 'CaseNote', objectId: id })
  }

  /** @throws Refusal INVALID when the note to correct or add to is not one of this customer */
  private async requireRelated({ customerId, relation }: NewCaseNote): Promise<void> {
    if (relation === null) return
    const found = await preparedQuery(this.em, RELATED, [relation.noteId, customerId])
    if (found.length === 0) throw new Refusal('INVALID', { fields: { 'relation.noteId': 'There is no such note.' } })
  }

  /** CASE-029, NOTE-018: only members of the team who may read the note. @throws Refusal INVALID for anybody else */
  private async copiesTo({ customerId, copyTo }: NewCaseNote): Promise<Contact[]> {
    const wanted = new Set(copyTo)
    if (wanted.size === 0) return []
    const members = await this.team.membersOf(customerId)
    const readers = members.filter(({ id, readsNotes }) => readsNotes && wanted.has(id))
    if (readers.length === wanted.size) return readers
    throw new Refusal('INVALID', { fields: { copyTo: ONLY_READERS } })
  }
}

const ONLY_READERS = 'Copies go only to members of the resource team who may read the notes.'
const RELATED = `select 1 from case_note n where n.id = ? and n.customer_id = ?
  and not exists (select 1 from deletion_request d where d.note_id = n.id and d.status = 'approved')`

/** @throws Refusal INVALID for a contact in the future; WRONG_STATUS for a provider too long after the exit (NOTE-026) */
function requireTime({ contactOn }: NewCaseNote, { exitedOn }: NotedCustomer, caller: Caller, today: string): void {
  const problem = contactDateProblem(contactOn, today)
  if (problem !== null) throw new Refusal('INVALID', { fields: { contactOn: problem } })
  if (caller.organisationId !== null && !mayWriteNote(exitedOn, today)) {
    const reason = `The customer left more than ${FOLLOW_UP_DAYS} days ago: follow-up notes are closed.`
    throw new Refusal('WRONG_STATUS', { reason })
  }
}
