import { Refusal, type Action, type Subject } from '@isets/contracts'
import { requireServing } from '@isets/policies'
import type { CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import type { Customer } from '../customer/customer.entity.ts'
import { InHandService } from '../customer/in-hand.service.ts'
import { Enrolment } from '../enrolment/enrolment.entity.ts'
import { Activity } from './activity.entity.ts'
import { Goal } from './goal.entity.ts'
import { PlanDeskService } from './plan-desk.service.ts'

interface Target {
  readonly id: string
  /** The version that the caller has seen. */
  readonly version: number
}
type Right = readonly [Action, Subject]
/** Without a version when something is added to the goal. */
type GoalTarget = Target | { readonly id: string }
interface InHand {
  readonly customer: Customer
  readonly enrolment: Enrolment
}

const ENDED = 'This belongs to an enrollment that has ended: it is locked (PLAN-051).'

/** Takes a part of a plan in hand: its customer first, so that two changes of one plan wait for each other. */
@Injectable()
export class PlanInHandService {
  constructor(
    private readonly em: EntityManager,
    private readonly inHand: InHandService,
    private readonly desk: PlanDeskService,
  ) {}

  /** @throws Refusal NOT_FOUND, FORBIDDEN, WRONG_STATUS for a former enrolment, or STALE with the plan as it is now */
  async activity(target: Target, right: Right, context: CallContext): Promise<InHand & { activity: Activity }> {
    const found = await this.em.findOne(Activity, { id: target.id })
    if (found === null) throw new Refusal('NOT_FOUND')
    const customer = await this.inHand.take(found.customerId, right, context)
    const activity = await this.em.refresh(found)
    if (activity === null) throw new Refusal('NOT_FOUND')
    const enrolment = await this.enrolmentOf(activity.enrolmentId, context)
    await this.requireVersion(activity, target, customer, context)
    return { customer, activity, enrolment }
  }

  /** @throws Refusal as `activity` does */
  async goal(target: GoalTarget, right: Right, context: CallContext): Promise<InHand & { goal: Goal }> {
    const found = await this.em.findOne(Goal, { id: target.id })
    if (found === null) throw new Refusal('NOT_FOUND')
    const customer = await this.inHand.take(found.customerId, right, context)
    const goal = await this.em.refresh(found)
    if (goal === null) throw new Refusal('NOT_FOUND')
    const enrolment = await this.enrolmentOf(goal.enrolmentId, context)
    if ('version' in target) await this.requireVersion(goal, target, customer, context)
    return { customer, goal, enrolment }
  }

  /** @throws Refusal NOT_FOUND, FORBIDDEN, WRONG_STATUS for a former enrolment */
  async enrolment(id: string, right: Right, context: CallContext): Promise<InHand> {
    const found = await this.em.findOne(Enrolment, { id })
    if (found === null) throw new Refusal('NOT_FOUND')
    const customer = await this.inHand.take(found.customerId, right, context)
    return { customer, enrolment: await this.enrolmentOf(id, context) }
  }

  private async enrolmentOf(id: string, { caller }: CallContext): Promise<Enrolment> {
    const enrolment = await this.em.findOneOrFail(Enrolment, { id }, { refresh: true })
    requireServing(caller, enrolment.organisationId)
    if (enrolment.endedOn !== null) throw new Refusal('WRONG_STATUS', { reason: ENDED })
    return enrolment
  }

  private async requireVersion(
    { version }: { readonly version: number },
    target: Target,
    customer: Customer,
    context: CallContext,
  ): Promise<void> {
    if (version === target.version) return
    throw new Refusal('STALE', { current: await this.desk.view(customer.id, context) })
  }
}
