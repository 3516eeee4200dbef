import { Refusal, type contract, type InputOf, type PlanView } from '@isets/contracts'
import { GOAL_STATUS_LABELS, GOAL_TRANSITIONS } from '@isets/rules'
import { Clock, recordAudit, refusePersonalData, textsOf, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { Activity } from './activity.entity.ts'
import { Goal } from './goal.entity.ts'
import { PlanDeskService } from './plan-desk.service.ts'
import { PlanInHandService } from './plan-in-hand.service.ts'
import { writePlanLog } from './plan-log.ts'
import { tellGoal } from './tell-goal.ts'

const RIGHT = ['add', 'Activity'] as const

/** Goals of a plan (PLAN-008 to PLAN-011). */
@Injectable()
export class GoalService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly inHand: PlanInHandService,
    private readonly desk: PlanDeskService,
  ) {}

  async add(input: InputOf<typeof contract.casework.addGoal>, context: CallContext): Promise<PlanView> {
    const { enrolmentId, statement, category, term } = input
    refusePersonalData(textsOf({ statement, category }))
    const { customer } = await this.inHand.enrolment(enrolmentId, RIGHT, context)
    const now = this.clock.now()
    const goal = this.em.create(Goal, {
      ...{ id: v7(), version: 1, customerId: customer.id, enrolmentId, statement, category, term, addedAt: now },
      status: 'not_started',
    })
    await this.em.flush()
    tellGoal(this.em, goal)
    const line = { section: 'goal', action: 'added', item: statement } as const
    await writePlanLog(this.em, customer.id, context.caller, now, line)
    recordAudit(this.em, { action: 'add', objectType: 'Activity', objectId: goal.id })
    return this.desk.view(customer.id, context)
  }

  async edit(input: InputOf<typeof contract.casework.editGoal>, context: CallContext): Promise<PlanView> {
    const { statement, category, term, status } = input
    refusePersonalData(textsOf({ statement, category }))
    const { customer, goal } = await this.inHand.goal(input, RIGHT, context)
    const open: readonly string[] = GOAL_TRANSITIONS[goal.status]
    if (!open.includes(status)) {
      const reason = `A goal that is ${GOAL_STATUS_LABELS[goal.status]} cannot become ${GOAL_STATUS_LABELS[status]}.`
      throw new Refusal('WRONG_STATUS', { reason })
    }
    const from = `${goal.statement} (${GOAL_STATUS_LABELS[goal.status]})`
    Object.assign(goal, { statement, category, term, status, version: goal.version + 1 })
    await this.em.flush()
    tellGoal(this.em, goal)
    const to = `${statement} (${GOAL_STATUS_LABELS[status]})`
    const line = { section: 'goal', action: 'changed', item: statement, from, to } as const
    await writePlanLog(this.em, customer.id, context.caller, this.clock.now(), line)
    recordAudit(this.em, { action: 'add', objectType: 'Activity', objectId: goal.id })
    return this.desk.view(customer.id, context)
  }

  /** PLAN-011: a goal with activities stays. */
  async remove(input: InputOf<typeof contract.casework.removeGoal>, context: CallContext): Promise<PlanView> {
    const { customer, goal } = await this.inHand.goal(input, RIGHT, context)
    const activities = await this.em.count(Activity, { goalId: goal.id })
    if (activities > 0) throw new Refusal('WRONG_STATUS', { reason: 'Activities hang on this goal: it has to stay.' })
    tellGoal(this.em, goal, true)
    const line = { section: 'goal', action: 'removed', item: goal.statement } as const
    recordAudit(this.em, { action: 'delete', objectType: 'Activity', objectId: goal.id })
    this.em.remove(goal)
    await this.em.flush()
    await writePlanLog(this.em, customer.id, context.caller, this.clock.now(), line)
    return this.desk.view(customer.id, context)
  }
}
