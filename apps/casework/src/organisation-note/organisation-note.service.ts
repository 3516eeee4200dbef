import {
  caseNoteEvents,
  Refusal,
  type InputOf,
  type NewOrganisationNote,
  type OrganisationNoteTask,
  type OrganisationNoteView,
  type organisationNotes,
  type OutputOf,
} from '@isets/contracts'
import { authorise, filterToSql, matches, recordFilter } from '@isets/policies'
import { contactDateProblem, localDateOf } from '@isets/rules'
import {
  Clock,
  iso,
  pagedQuery,
  preparedQuery,
  recordAudit,
  recordEvent,
  recordListing,
  refusePersonalData,
  type CallContext,
  type Condition,
} from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { contactsOf, contactView, type Contact } from '../people/people.query.ts'

type Query = InputOf<typeof organisationNotes.listOrganisationNotes>
type Page = OutputOf<typeof organisationNotes.listOrganisationNotes>
type Options = OutputOf<typeof organisationNotes.organisationNoteOptions>

interface NoteColumns {
  readonly id: string
  readonly organisation_id: string
  readonly organisation_name: string
  readonly contact_on: string
  readonly task: OrganisationNoteTask
  readonly subject: string
  readonly message: string
  readonly author_id: string
  readonly author_name: string
  readonly written_at: string | Date
  readonly sent_to: readonly string[]
}

const questionMark = { placeholder: () => '?' }
const NOTES = `select n.id, n.organisation_id, n.organisation_name, n.contact_on::text, n.task, n.subject, n.message,
    n.author_id, n.author_name, n.written_at, s.names as sent_to
  from organisation_note n cross join lateral (select coalesce(json_agg(c.name order by c.name), '[]') as names,
    count(*) > 0 as sent from organisation_note_copy c where c.note_id = n.id) s`
const INSERT = `insert into organisation_note (id, organisation_id, organisation_name, contact_on, task, subject, message,
    author_id, author_name, written_at)
  values (?::uuid, ?::uuid, ?, ?::date, ?, ?, ?, ?::uuid, ?, ?::timestamptz)`
const INSERT_COPIES = `insert into organisation_note_copy (note_id, user_id, name)
  select ?::uuid, user_id, name from unnest(?::uuid[], ?::text[]) as c(user_id, name)`

/** Notes about agencies, grants and staff (NOTE-001 to NOTE-006). */
@Injectable()
export class OrganisationNoteService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** NOTIF-010: also the messages that were sent to the caller. */
  async list(input: Query, { ability, caller }: CallContext): Promise<Page> {
    const mine = filterToSql(
      recordFilter(ability, 'read', 'OrganisationNote'),
      { organisationId: 'n.organisation_id' },
      questionMark,
    )
    const behind = filters(input, caller.userId)
    const { page, pageSize } = input
    const notes = `${NOTES} where ${mine.sql} and ${behind.sql} order by n.contact_on desc, n.written_at desc, n.id desc`
    const params = [...mine.params, ...behind.params]
    const { rows, total } = await pagedQuery<NoteColumns>(this.em, notes, params, input)
    recordListing(this.em, { objectType: 'OrganisationNote', input, shown: rows.length })
    return { rows: rows.map(noteView), total, page, pageSize }
  }

  async write(note: NewOrganisationNote, { ability, caller }: CallContext): Promise<OrganisationNoteView> {
    refusePersonalData([
      ['subject', note.subject],
      ['message', note.message],
    ])
    authorise(ability, 'add', 'OrganisationNote', note)
    const organisation = await this.organisation(note.organisationId)
    const now = this.clock.now()
    const problem = contactDateProblem(note.contactOn, localDateOf(now))
    if (problem !== null) throw new Refusal('INVALID', { fields: { contactOn: problem } })
    const copies = await this.copiesTo(note)
    const id = v7()
    await preparedQuery(this.em, INSERT, [
      ...[id, organisation.id, organisation.name, note.contactOn, note.task, note.subject, note.message],
      ...[caller.userId, caller.name, now],
    ])
    const people = [copies.map((one) => one.id), copies.map(({ name }) => name)]
    if (copies.length > 0) await preparedQuery(this.em, INSERT_COPIES, [id, ...people])
    recordEvent(this.em, caseNoteEvents.organisationNoteWritten, {
      aggregateId: id,
      aggregateVersion: 1,
      payload: {
        noteId: id,
        organisationId: organisation.id,
        organisationName: organisation.name,
        author: { id: caller.userId, name: caller.name },
        contactOn: note.contactOn,
        writtenAt: now.toISOString(),
        copies: copies.map(({ name, email }) => ({ name, email })),
      },
    })
    recordAudit(this.em, { action: 'add', objectType: 'OrganisationNote', objectId: id })
    return this.view(id)
  }

  /** One note, which mails lead to; the reading is audited. @throws Refusal NOT_FOUND for a note about others */
  async open(id: string, { ability }: CallContext): Promise<OrganisationNoteView> {
    const note = await this.view(id)
    const filter = recordFilter(ability, 'read', 'OrganisationNote')
    if (!matches(filter, { organisationId: note.organisation.id })) throw new Refusal('NOT_FOUND')
    recordAudit(this.em, { action: 'read', objectType: 'OrganisationNote', objectId: id })
    return note
  }

  /** Where the caller may write, and to whom a note about one organisation may be sent (NOTE-005). */
  async options(organisationId: string | undefined, { ability }: CallContext): Promise<Options> {
    const filter = recordFilter(ability, 'add', 'OrganisationNote')
    if (organisationId !== undefined && !matches(filter, { organisationId })) throw new Refusal('NOT_FOUND')
    const mine = filterToSql(filter, { organisationId: 'o.id' }, questionMark)
    const organisations = await preparedQuery<{ id: string; name: string }>(
      this.em,
      `select o.id, o.name from organisation o where ${mine.sql} order by o.name, o.id`,
      mine.params,
    )
    const recipients = organisationId === undefined ? [] : await contactsOf(this.em, organisationId)
    return { organisations, recipients: recipients.map(contactView) }
  }

  private async organisation(id: string): Promise<{ id: string; name: string }> {
    const [row] = await preparedQuery<{ id: string; name: string }>(
      this.em,
      'select id, name from organisation where id = ?',
      [id],
    )
    if (row === undefined) throw new Refusal('NOT_FOUND')
    return row
  }

  /** NOTE-005. @throws Refusal INVALID for somebody without access to the organisation */
  private async copiesTo({ organisationId, sendTo }: NewOrganisationNote): Promise<Contact[]> {
    const wanted = new Set(sendTo)
    if (wanted.size === 0) return []
    const people = (await contactsOf(this.em, organisationId)).filter(({ id }) => wanted.has(id))
    if (people.length === wanted.size) return people
    throw new Refusal('INVALID', { fields: { sendTo: 'Only people who have access to the organisation can get it.' } })
  }

  private async view(id: string): Promise<OrganisationNoteView> {
    const [row] = await preparedQuery<NoteColumns>(this.em, `${NOTES} where n.id = ?`, [id])
    if (row === undefined) throw new Refusal('NOT_FOUND')
    return noteView(row)
  }
}

function filters({ organisationId, q, task, delivery, from, to }: Query, callerId: string): Condition {
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  return {
    sql: `(?::uuid is null or n.organisation_id = ?::uuid)
      and (n.subject ilike ? or n.message ilike ? or n.author_name ilike ? or n.organisation_name ilike ?)
      and (cardinality(?::text[]) = 0 or n.task = any(?::text[]))
      and (cardinality(?::text[]) = 0 or (case when s.sent then 'sent' else 'saved' end) = any(?::text[])
        or ('to_me' = any(?::text[]) and exists (
          select 1 from organisation_note_copy c where c.note_id = n.id and c.user_id = ?::uuid)))
      and n.contact_on between coalesce(?::date, '-infinity') and coalesce(?::date, 'infinity')`,
    params: [
      ...[organisationId ?? null, organisationId ?? null, like, like, like, like],
      ...[task, task, delivery, delivery, delivery, callerId, from ?? null, to ?? null],
    ],
  }
}

function noteView(row: NoteColumns): OrganisationNoteView {
  const { id, task, subject, message } = row
  return {
    ...{ id, task, subject, message },
    organisation: { id: row.organisation_id, name: row.organisation_name },
    contactOn: row.contact_on,
    delivery: row.sent_to.length > 0 ? 'sent' : 'saved',
    sentTo: [...row.sent_to],
    author: { id: row.author_id, name: row.author_name },
    writtenAt: iso(row.written_at),
  }
}
