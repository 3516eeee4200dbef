import {
  caseNoteEvents,
  Refusal,
  type DeletionDecision,
  type DeletionRequestView,
  type DeletionStatus,
} from '@isets/contracts'
import { authorise } from '@isets/policies'
import { decideDeletion, initialsOf } from '@isets/rules'
import {
  Clock,
  iso,
  preparedQuery,
  recordAudit,
  recordEvent,
  refusePersonalData,
  type CallContext,
} from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { ComparingService } from './comparing.service.ts'
import { openDeletion, type RequestColumns } from './request.query.ts'

const COMMANDS = { approved: 'approve', rejected: 'reject' } as const
/** Notes cannot be locked, for nobody may change them: whoever decides about a customer's notes does so alone (NOTE-016). */
const LOCK = `select pg_advisory_xact_lock(hashtextextended('note deletion ' || customer_id::text, 0))
  from deletion_request where id = ?`
const DECIDE = `update deletion_request set status = ?, version = version + 1, decided_by_id = ?::uuid,
  decided_by_name = ?, decided_at = ?::timestamptz, decision_note = ? where id = ? and status = 'not_reviewed' returning id`

/** Decides requests to delete a case note: IDHS management alone, and never the own one (NOTE-014, C22). */
@Injectable()
export class DecidingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly comparing: ComparingService,
  ) {}

  async decide(input: DeletionDecision, context: CallContext): Promise<DeletionRequestView> {
    refusePersonalData([['note', input.note]])
    const { ability, caller } = context
    await preparedQuery(this.em, LOCK, [input.id])
    const request = await this.comparing.find(input.id, ability)
    const outcome = decideDeletion(openDeletion(request), COMMANDS[input.decision], caller.userId)
    if (!outcome.ok && outcome.code === 'FORBIDDEN') throw new Refusal('FORBIDDEN', { reason: outcome.message })
    authorise(ability, 'decide', 'CaseNoteDeletionRequest', { requesterId: request.requester_id })
    if (!outcome.ok) throw new Refusal('WRONG_STATUS', { reason: outcome.message })
    if (request.version !== input.version) {
      throw new Refusal('STALE', { current: await this.comparing.view(request, context) })
    }
    await this.settle(request, outcome.status, input, context)
    return this.comparing.view(await this.comparing.find(input.id, ability), context)
  }

  private async settle(
    request: RequestColumns,
    status: DeletionStatus,
    { decision, note }: DeletionDecision,
    { caller }: CallContext,
  ): Promise<void> {
    const now = this.clock.now()
    const rows = await preparedQuery(this.em, DECIDE, [status, caller.userId, caller.name, now, note, request.id])
    if (rows.length === 0) throw new Refusal('FORBIDDEN') // the database lets nobody decide who may not
    recordEvent(this.em, caseNoteEvents.caseNoteDeletionDecided, {
      aggregateId: request.id,
      aggregateVersion: request.version + 1,
      payload: {
        requestId: request.id,
        noteId: request.note_id,
        customerId: request.customer_id,
        customerInitials: initialsOf(request.customer_name),
        requester: { id: request.requester_id, name: request.requester_name, email: request.requester_email },
        reason: request.reason,
        requestedAt: iso(request.requested_at),
        decision,
        decidedBy: { id: caller.userId, name: caller.name },
        decidedAt: now.toISOString(),
      },
    })
    const changedFields = ['status']
    recordAudit(this.em, {
      action: 'decide',
      objectType: 'CaseNoteDeletionRequest',
      objectId: request.id,
      changedFields,
    })
    if (decision === 'approved')
      recordAudit(this.em, { action: 'delete', objectType: 'CaseNote', objectId: request.note_id })
  }
}
