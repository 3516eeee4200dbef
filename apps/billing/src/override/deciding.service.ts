import { billingEvents, Refusal, type InputOf, type overrides, type OverrideView } from '@isets/contracts'
import { authorise, requireServing } from '@isets/policies'
import { nextOverrideStatus, type OverrideCommand } from '@isets/rules'
import { Clock, recordAudit, recordEvent, refusePersonalData, textsOf, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { holdAccount } from '../cap/accounts.ts'
import { authoriseDecision, OverrideOpening } from './opening.service.ts'
import { aboutOverride } from './override-facts.ts'
import { policyRecord } from './override.view.ts'
import { OverrideRequest } from './override-request.entity.ts'

type Decision = InputOf<typeof overrides.decideOverride>
type Deletion = InputOf<typeof overrides.deleteOverride>

const GONE = 'This request was decided or deleted already.'

/** Decides override requests, and deletes them (SUPP-017, SUPP-019). */
@Injectable()
export class DecidingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly opening: OverrideOpening,
  ) {}

  async decide(input: Decision, context: CallContext): Promise<OverrideView> {
    refusePersonalData(textsOf({ reason: input.reason }))
    const { caller, ability } = context
    authoriseDecision(await this.opening.row(input.id, ability), context)
    const request = await this.take(input, context)
    request.status = this.next(request, input.decision)
    const now = this.clock.now()
    const { userId: decidedById, name: decidedByName } = caller
    Object.assign(request, { decidedById, decidedByName, decidedAt: now, reason: input.reason, alertsAt: null })
    request.version += 1
    await this.em.flush()
    recordEvent(this.em, billingEvents.overrideDecided, {
      aggregateId: request.id,
      aggregateVersion: request.version,
      payload: {
        ...(await aboutOverride(this.em, request)),
        decision: input.decision === 'approve' ? 'approved' : 'denied',
        decidedAt: now.toISOString(),
      },
    })
    recordAudit(this.em, {
      action: 'decide',
      objectType: 'CostOverride',
      objectId: request.id,
      changedFields: ['status'],
    })
    return this.opening.view(request.id, context)
  }

  /** A pending request by the staff; an approved one by a super admin, after which its cost lies over the cap again. */
  async delete(input: Deletion, context: CallContext): Promise<{ done: true }> {
    const { caller, ability } = context
    const row = await this.opening.row(input.id, ability)
    const action = row.status === 'approved' ? 'deleteApproved' : 'delete'
    authorise(ability, action, 'CostOverride', policyRecord(row))
    requireServing(caller, row.organisation_id)
    const request = await this.take(input, context)
    request.status = this.next(request, action)
    request.alertsAt = null
    request.version += 1
    recordAudit(this.em, { action, objectType: 'CostOverride', objectId: request.id, changedFields: ['status'] })
    return { done: true }
  }

  /** With its account held, so that no cost is entered meanwhile. */
  private async take({ id, version }: Deletion, context: CallContext): Promise<OverrideRequest> {
    const seen = await this.em.findOneOrFail(OverrideRequest, { id })
    await holdAccount(this.em, seen)
    const request = await this.em.refresh(seen)
    if (request === null) throw new Refusal('NOT_FOUND')
    if (request.version !== version) throw new Refusal('STALE', { current: await this.opening.view(id, context) })
    return request
  }

  private next({ status }: OverrideRequest, command: OverrideCommand): OverrideRequest['status'] {
    const next = nextOverrideStatus(status, command)
    if (next === undefined) throw new Refusal('WRONG_STATUS', { reason: GONE })
    return next
  }
}
