import { Refusal, type contract, type InputOf, type PlanView } from '@isets/contracts'
import { ACTIVITY_STATUS_LABELS, completionProblem, localDateOf, startProblem } from '@isets/rules'
import { Clock, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import type { Customer } from '../customer/customer.entity.ts'
import { happen, touchCustomer } from '../customer/move-status.ts'
import { Organisation } from '../directory/directory.entities.ts'
import { monthsBetween, requireUnlocked } from '../month-lock/require-unlocked.ts'
import type { Activity } from './activity.entity.ts'
import { labelOf, requireStatus } from './activity.service.ts'
import { activitiesOf, countOpen, requireOpenMix } from './live-activities.ts'
import { PlanDeskService } from './plan-desk.service.ts'
import { PlanInHandService } from './plan-in-hand.service.ts'
import { writePlanLog } from './plan-log.ts'
import { tellActivity } from './tell-activity.ts'

const RIGHT = ['add', 'Activity'] as const

/** Starts activities and closes them; the E&T status follows (CASE-018, ENR-012). */
@Injectable()
export class RunningService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly inHand: PlanInHandService,
    private readonly desk: PlanDeskService,
  ) {}

  async start(input: InputOf<typeof contract.casework.startActivity>, context: CallContext): Promise<PlanView> {
    const { customer, activity, enrolment } = await this.inHand.activity(input, RIGHT, context)
    requireStatus(activity, 'start')
    const { startedOn } = input
    const today = localDateOf(this.clock.now())
    const byProvider = context.caller.organisationId !== null
    const problem = startProblem({ startedOn, today, enrolledOn: enrolment.enrolledOn, byProvider })
    if (problem !== undefined) throw new Refusal('INVALID', { fields: { startedOn: problem } })
    await requireUnlocked(this.em, activity, monthsBetween(startedOn, today))
    const others = (await activitiesOf(this.em, customer)).filter(({ id }) => id !== activity.id)
    await this.requireOnce(activity, others)
    activity.status = 'started'
    activity.startedOn = startedOn
    await this.settle(customer, activity, [...others, activity], context, 'started')
    return this.desk.view(customer.id, context)
  }

  async close(input: InputOf<typeof contract.casework.closeActivity>, context: CallContext): Promise<PlanView> {
    const { customer, activity } = await this.inHand.activity(input, RIGHT, context)
    const { outcome, completedOn } = input
    requireStatus(activity, outcome === 'successful' ? 'closeSuccessful' : 'closeUnsuccessful')
    const today = localDateOf(this.clock.now())
    const startedOn = activity.startedOn ?? today
    const problem = completionProblem(completedOn, { startedOn, today })
    if (problem !== undefined) throw new Refusal('INVALID', { fields: { completedOn: problem } })
    // Months after the completion lose the activity; its own month keeps it.
    await requireUnlocked(this.em, activity, monthsBetween(completedOn, today).slice(1))
    await this.requireNoLaterAttendance(activity, completedOn)
    const others = (await activitiesOf(this.em, customer)).filter(({ id }) => id !== activity.id)
    activity.status = outcome
    activity.completedOn = completedOn
    await this.settle(customer, activity, [...others, activity], context, 'closed')
    return this.desk.view(customer.id, context)
  }

  /** Mix, counts, status, log, events: what a start and a close have in common. */
  private async settle(
    customer: Customer,
    activity: Activity,
    all: readonly Activity[],
    { caller }: CallContext,
    action: 'started' | 'closed',
  ): Promise<void> {
    requireOpenMix(all)
    activity.version += 1
    countOpen(customer, all)
    const now = this.clock.now()
    await this.em.flush()
    const activates = action === 'started' && activity.isSnap
    if (activates) await happen(this.em, customer, 'startSnapActivity', now)
    await touchCustomer(this.em, customer, activates ? activity.startedOn : null)
    tellActivity(this.em, activity)
    const to = `${ACTIVITY_STATUS_LABELS[activity.status]}, ${activity.completedOn ?? activity.startedOn ?? ''}`
    await writePlanLog(this.em, customer.id, caller, now, {
      section: 'activity',
      action,
      item: labelOf(activity),
      to,
    })
    const changedFields = ['status', action === 'started' ? 'startedOn' : 'completedOn']
    recordAudit(this.em, { action: 'add', objectType: 'Activity', objectId: activity.id, changedFields })
  }

  /** ENR-002: the same activity may be open with only one provider. A unique index holds it as well. */
  private async requireOnce({ type }: Activity, others: readonly Activity[]): Promise<void> {
    const same = others.find((other) => other.type === type && other.status === 'started')
    if (same === undefined) return
    const organisation = await this.em.findOne(Organisation, { id: same.organisationId })
    const reason = `${labelOf(same)} is open already, with ${organisation?.name ?? 'another provider'}.`
    throw new Refusal('WRONG_STATUS', { reason })
  }

  private async requireNoLaterAttendance({ id }: Activity, completedOn: string): Promise<void> {
    const [later] = await this.em.execute<{ day: string }[]>(
      'select day from attendance_day where activity_id = ? and day > ? limit 1',
      [id, completedOn],
    )
    if (later === undefined) return
    throw new Refusal('INVALID', { fields: { completedOn: 'There is attendance after this day.' } })
  }
}
