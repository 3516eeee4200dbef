import { Refusal, type AmendmentView, type CallOf, type amendments } from '@isets/contracts'
import { authorise, matches, recordFilter } from '@isets/policies'
import { amendmentObstacle, nextAmendmentStatus, type AmendmentActor } from '@isets/rules'
import { Clock, preparedQuery, recordAudit, refusePersonalData, type CallContext } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { monthState } from '../month-lock/month-lock.ts'
import { AmendingService } from './amending.service.ts'
import { tellAmendment } from './amendment-event.ts'
import { AmendmentListService } from './amendment-list.service.ts'
import { Amendment } from './amendment.entity.ts'

type Decision = Required<CallOf<typeof amendments.reviewAmendment>>
type Hours = CallOf<typeof amendments.amendHours>

const OPEN_PACKET = 'select id, month from first_open_packet(?::uuid, ?::uuid)'
const ACTIVITY = `select a.customer_id as "customerId", a.organisation_id as "organisationId",
    a.programme_id as "programmeId", coalesce(x.granted_organisation_ids::text[], '{}') as granted
  from activity_projection a left join customer_access x on x.customer_id = a.customer_id where a.id = ?`
const TAKE_BACK_COST = `update cost set deleted_at = ?, deleted_by_id = ?, version = version + 1
  where amendment_id = ? and deleted_at is null`

/** Amends hours, reviews amendments at the next staffing, approves those with a cost (BILL-025, BILL-026, C32). */
@Injectable()
export class AmendmentDecidingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly amending: AmendingService,
    private readonly lists: AmendmentListService,
  ) {}

  /** @throws Refusal WRONG_STATUS when the month is not approved by billing or too long ago, PERSONAL_DATA */
  async amendHours({ activityId, month, newHours, reason }: Hours, context: CallContext): Promise<AmendmentView> {
    refusePersonalData([['reason', reason]])
    const [activity] = await preparedQuery<Activity>(this.em, ACTIVITY, [activityId])
    const facts = { grantedOrganisationIds: activity?.granted ?? [] }
    const sees = matches(recordFilter(context.ability, 'read', 'SupportiveServiceCost'), facts)
    if (activity === undefined || !sees) throw new Refusal('NOT_FOUND')
    authorise(context.ability, 'add', 'Amendment', facts)
    const { customerId, organisationId, programmeId } = activity
    const about = { organisationId, programmeId, month }
    const id = await this.amending.amendHours({ about, activityId, customerId, newHours }, context.caller, reason)
    return this.lists.view(id, context)
  }

  async review(decision: Decision, context: CallContext): Promise<AmendmentView> {
    const amendment = await this.take(decision, 'review', context)
    const place = [amendment.organisationId, amendment.programmeId]
    const [open] = await preparedQuery<{ id: string; month: string }>(this.em, OPEN_PACKET, place)
    if (open === undefined) {
      const reason = 'Amendments are reviewed with the next staffing. None is open now: it comes with the next month.'
      throw new Refusal('WRONG_STATUS', { reason })
    }
    amendment.reviewPacketId = open.id
    amendment.reviewMonth = open.month
    await this.decide(amendment, decision, 'provider_manager', context)
    return this.lists.view(amendment.id, context)
  }

  async approve(decision: Decision, context: CallContext): Promise<AmendmentView> {
    const amendment = await this.take(decision, 'approve', context)
    await this.decide(amendment, decision, 'billing', context)
    return this.lists.view(amendment.id, context)
  }

  private async take({ id, version, note }: Decision, action: 'review' | 'approve', context: CallContext) {
    refusePersonalData([['note', note]])
    const { ability } = context
    const amendment = await this.em.findOne(Amendment, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (amendment === null || !matches(recordFilter(ability, 'read', 'Amendment'), amendment)) {
      throw new Refusal('NOT_FOUND')
    }
    authorise(ability, action, 'Amendment', amendment)
    if (amendment.version !== version) throw new Refusal('STALE', { current: await this.lists.view(id, context) })
    return amendment
  }

  private async decide(
    amendment: Amendment,
    { accept, note }: Decision,
    step: AmendmentActor,
    { caller }: CallContext,
  ): Promise<void> {
    const { requesterId, reviewed, hasCost, status } = amendment
    const obstacle = amendmentObstacle({ requesterId, reviewerId: reviewed?.by ?? null }, step, caller.userId)
    if (obstacle !== null) throw new Refusal('WRONG_STATUS', { reason: obstacle })
    if (!accept && note === '') throw new Refusal('INVALID', { fields: { note: 'Say why the amendment is refused.' } })
    const accepting = step === 'billing' ? 'approve' : 'review'
    const decision = nextAmendmentStatus(status, hasCost, accept ? accepting : 'reject', step)
    if (!decision.ok) throw new Refusal('WRONG_STATUS', { reason: decision.message })
    const now = this.clock.now()
    const stamp = { by: caller.userId, byName: caller.name, at: now.toISOString() }
    amendment.version += 1
    amendment.status = decision.status
    if (note !== '') amendment.note = note
    if (!accept) amendment.rejected = stamp
    else if (step === 'billing') amendment.approved = stamp
    else amendment.reviewed = stamp
    await this.em.flush()
    if (!accept && hasCost) await this.takeBack(amendment, caller.userId, now)
    tellAmendment(this.em, amendment, caller)
    recordAudit(this.em, { action: accepting, objectType: 'Amendment', objectId: amendment.id })
  }

  /** The cost of a refused amendment counts no more; the one in whose place it stood does again. */
  private async takeBack(amendment: Amendment, userId: string, now: Date): Promise<void> {
    await monthState(this.em, amendment)
    await preparedQuery(this.em, TAKE_BACK_COST, [now, userId, amendment.id])
  }
}

interface Activity {
  readonly customerId: string
  readonly organisationId: string
  readonly programmeId: string
  readonly granted: string[]
}
