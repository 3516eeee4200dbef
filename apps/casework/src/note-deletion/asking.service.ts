import { caseNoteEvents, Refusal, type Caller, type NewDeletionRequest } from '@isets/contracts'
import { authorise, matches, recordFilter, type AppAbility } from '@isets/policies'
import { initialsOf } from '@isets/rules'
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

interface AskedNote {
  readonly id: string
  readonly customerId: string
  readonly customerName: string | null
  readonly grantedOrganisationIds: readonly string[]
}

/** Whoever may only ask, and not read, does not see the customer: the grants come from a function that does. */
const NOTE = `select n.id, n.customer_id as "customerId", c.first_name || ' ' || c.last_name as "customerName",
    granted_organisations(n.customer_id) as "grantedOrganisationIds"
  from case_note n left join customer c on c.id = n.customer_id where n.id = ? and not note_is_deleted(n.id)`
const INSERT = `insert into deletion_request (id, version, note_id, customer_id, status, reason, explanation, duplicate_of,
    requester_id, requester_name, requester_email, requester_organisation_name, requested_at)
  values (?::uuid, 1, ?::uuid, ?::uuid, 'not_reviewed', ?, ?, ?::uuid, ?::uuid, ?, ?, ?, ?::timestamptz)
  on conflict (note_id) where status <> 'rejected' do nothing returning id`
const SIBLING = `select 1 from case_note n where n.id = ? and n.customer_id = ? and n.id <> ? and not note_is_deleted(n.id)`

/** Takes requests to delete a case note: nobody deletes a note, a provider asks for it (NOTE-013). */
@Injectable()
export class AskingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async ask(input: NewDeletionRequest, { ability, caller }: CallContext): Promise<{ done: true }> {
    refusePersonalData([['explanation', input.explanation]])
    const note = await this.reach(input.id, ability)
    await this.requireSibling(input, note)
    const now = this.clock.now()
    const id = await this.insert(input, note, caller, now)
    recordEvent(this.em, caseNoteEvents.caseNoteDeletionRequested, {
      aggregateId: id,
      aggregateVersion: 1,
      payload: {
        requestId: id,
        noteId: note.id,
        customerId: note.customerId,
        customerInitials: initialsOf(note.customerName ?? ''),
        requester: { id: caller.userId, name: caller.name, email: caller.email },
        reason: input.reason,
        requestedAt: now.toISOString(),
      },
    })
    recordAudit(this.em, { action: 'requestDeletion', objectType: 'CaseNote', objectId: note.id })
    return { done: true }
  }

  /** @throws Refusal NOT_FOUND for whoever may neither read the note nor ask for its deletion, FORBIDDEN */
  private async reach(id: string, ability: AppAbility): Promise<AskedNote> {
    const [note] = await preparedQuery<AskedNote>(this.em, NOTE, [id])
    const known = (action: 'read' | 'requestDeletion') =>
      note !== undefined && matches(recordFilter(ability, action, 'CaseNote'), note)
    if (note === undefined || !(known('read') || known('requestDeletion'))) throw new Refusal('NOT_FOUND')
    authorise(ability, 'requestDeletion', 'CaseNote', note)
    return note
  }

  /** @throws Refusal INVALID when the note that should stay is none of this customer, or the note itself */
  private async requireSibling({ id, reason, duplicateOf }: NewDeletionRequest, note: AskedNote): Promise<void> {
    if (duplicateOf === null) return
    const found =
      reason === 'duplicate' ? await preparedQuery(this.em, SIBLING, [duplicateOf, note.customerId, id]) : []
    if (found.length > 0) return
    throw new Refusal('INVALID', { fields: { duplicateOf: 'Choose another note of the same customer.' } })
  }

  /** @throws Refusal WRONG_STATUS when somebody has asked already: one open request for a note, whoever is faster */
  private async insert(input: NewDeletionRequest, note: AskedNote, caller: Caller, now: Date): Promise<string> {
    const id = v7()
    const rows = await preparedQuery(this.em, INSERT, [
      ...[id, note.id, note.customerId, input.reason, input.explanation, input.duplicateOf],
      ...[caller.userId, caller.name, caller.email, caller.organisationName, now],
    ])
    if (rows.length > 0) return id
    throw new Refusal('WRONG_STATUS', { reason: 'The deletion of this note has been asked for already.' })
  }
}
