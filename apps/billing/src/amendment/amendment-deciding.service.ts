import {
  Refusal,
  type AmendmentView,
  type CallOf,
  type CostStatus,
  type InputOf,
  type amendments,
} from '@isets/contracts'
import { authorise, matches, recordFilter, requireServing } from '@isets/policies'
import {
  amendmentObstacle,
  hoursObstacle,
  nextAmendmentStatus,
  type AmendedActivity,
  type AmendmentActor,
} from '@isets/rules'
import { Clock, preparedQuery, recordAudit, refusePersonalData, type CallContext } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { holdAccount, type AccountKey } from '../cap/accounts.ts'
import { monthState } from '../month-lock/month-lock.ts'
import { AmendingService } from './amending.service.ts'
import { tellAmendment } from './amendment-event.ts'
import { AmendmentListService } from './amendment-list.service.ts'
import { Amendment } from './amendment.entity.ts'

type Decision = InputOf<typeof amendments.approveAmendment>
type Review = InputOf<typeof amendments.reviewAmendment>
type Hours = CallOf<typeof amendments.amendHours>

const OPEN_PACKET = 'select id, month from first_open_packet(?::uuid, ?::uuid)'
const ACTIVITY = `select a.customer_id as "customerId", a.organisation_id as "organisationId",
    a.programme_id as "programmeId", coalesce(x.granted_organisation_ids::text[], '{}') as granted,
    a.is_snap as "isSnap", a.started_on::text as "startedOn", a.completed_on::text as "completedOn"
  from activity_projection a left join customer_access x on x.customer_id = a.customer_id where a.id = ?`
const AMENDED_COST = `select c.id, c.amends_cost_id as "originalId", c.customer_id as "customerId", c.category,
    c.fiscal_year as "fiscalYear", c.total_cents as "totalCents", coalesce(n.status, 'recorded') as status
  from cost c left join counted_cost n on n.id = c.id where c.amendment_id = ? and c.deleted_at is null`
const TAKE_BACK_COST = `update cost set deleted_at = ?, deleted_by_id = ?, version = version + 1
  where id = ?`
/** An approval that went over to the amended cost is about the excess of the original. */
const GIVE_APPROVAL_BACK = `update override_request o set cost_id = c.id from cost c
  where c.id = ? and o.cost_id = ? and o.status = 'approved' and o.requested_at >= c.over_cap_at`
/** A cost that was taken back, to nothing: its approval goes with it. */
const WITHDRAW_APPROVAL = `update override_request set status = 'deleted', version = version + 1
  where cost_id = ? and status = 'approved' returning id`
const WITHDRAW_REQUEST = `update override_request set status = 'deleted', version = version + 1, alerts_at = null
  where cost_id = ? and status = 'pending'`

/** Amends hours, reviews amendments at the next staffing, approves those with a cost (BILL-025, BILL-026, C32). */
@Injectable()
export class AmendmentDecidingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly amending: AmendingService,
    private readonly lists: AmendmentListService,
  ) {}

  /**
   * @throws Refusal WRONG_STATUS when the month is not approved by billing or too long ago, or the activity cannot have
   * the hours in it; FORBIDDEN for the activity of another provider, PERSONAL_DATA
   */
  async amendHours({ activityId, month, newHours, reason }: Hours, context: CallContext): Promise<AmendmentView> {
    refusePersonalData([['reason', reason]])
    const [activity] = await preparedQuery<Activity>(this.em, ACTIVITY, [activityId])
    const facts = { grantedOrganisationIds: activity?.granted ?? [] }
    const sees = matches(recordFilter(context.ability, 'read', 'SupportiveServiceCost'), facts)
    if (activity === undefined || !sees) throw new Refusal('NOT_FOUND')
    authorise(context.ability, 'add', 'Amendment', facts)
    const { customerId, organisationId, programmeId } = activity
    requireServing(context.caller, organisationId)
    const obstacle = hoursObstacle(activity, month, newHours)
    if (obstacle !== null) throw new Refusal('WRONG_STATUS', { reason: obstacle })
    const about = { organisationId, programmeId, month }
    const id = await this.amending.amendHours({ about, activityId, customerId, newHours }, context.caller, reason)
    return this.lists.view(id, context)
  }

  /** "Changes reviewed" ends it for the staffing; the reviewer may verify the customer anew (BILL-029). */
  async review({ idhsVerification, ...decision }: Review, context: CallContext): Promise<AmendmentView> {
    const amendment = await this.take(decision, 'review', context)
    const place = [amendment.organisationId, amendment.programmeId]
    const [open] = await preparedQuery<{ id: string; month: string }>(this.em, OPEN_PACKET, place)
    if (open === undefined) {
      const reason = 'Amendments are reviewed with the next staffing. None is open now: it comes with the next month.'
      throw new Refusal('WRONG_STATUS', { reason })
    }
    amendment.reviewPacketId = open.id
    amendment.reviewMonth = open.month
    if (idhsVerification !== undefined) amendment.idhsVerification = idhsVerification
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
    if (accept && step === 'billing') await this.acceptCost(amendment)
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

  /** The cost of a refused amendment counts no more; the one in whose place it stood does again, with its approval. */
  private async takeBack(amendment: Amendment, userId: string, now: Date): Promise<void> {
    const cost = await this.amendedCost(amendment)
    if (cost === undefined) return
    await monthState(this.em, amendment)
    await preparedQuery(this.em, TAKE_BACK_COST, [now, userId, cost.id])
    if (cost.originalId !== null) await preparedQuery(this.em, GIVE_APPROVAL_BACK, [cost.originalId, cost.id])
    await preparedQuery(this.em, WITHDRAW_REQUEST, [cost.id])
  }

  /** With its account held: nobody spends meanwhile what the decision gives back or takes. */
  private async amendedCost({ id }: Amendment): Promise<AmendedCost | undefined> {
    const [seen] = await preparedQuery<AmendedCost>(this.em, AMENDED_COST, [id])
    if (seen === undefined) return undefined
    await holdAccount(this.em, seen)
    const [held] = await preparedQuery<AmendedCost>(this.em, AMENDED_COST, [id])
    return held
  }

  /** SUPP-031: billing pays nothing that lies over a cap and was not approved. SUPP-019: an approval of nothing ends. */
  private async acceptCost(amendment: Amendment): Promise<void> {
    const cost = await this.amendedCost(amendment)
    if (cost === undefined) return
    if (cost.status !== 'recorded' && cost.status !== 'override_approved') {
      const reason = 'The cost lies over its cap. Its override has to be approved first, or the amendment refused.'
      throw new Refusal('WRONG_STATUS', { reason })
    }
    if (cost.totalCents > 0) return
    for (const { id } of await preparedQuery<{ id: string }>(this.em, WITHDRAW_APPROVAL, [cost.id])) {
      recordAudit(this.em, { action: 'deleteApproved', objectType: 'CostOverride', objectId: id })
    }
  }
}

interface AmendedCost extends AccountKey {
  readonly id: string
  /** The cost in whose place it counts, if there is one. */
  readonly originalId: string | null
  readonly totalCents: number
  readonly status: CostStatus
}

interface Activity extends AmendedActivity {
  readonly customerId: string
  readonly organisationId: string
  readonly programmeId: string
  readonly granted: string[]
}
