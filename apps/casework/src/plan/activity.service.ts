import { Refusal, type contract, type InputOf, type PlanView } from '@isets/contracts'
import {
  activityKind,
  activityStatusAfter,
  ACTIVITY_STATUS_LABELS,
  plannedDatesProblem,
  plannedHoursProblem,
  type ActivityCommand,
} from '@isets/rules'
import { Clock, recordAudit, refusePersonalData, textsOf, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Programme } from '../directory/directory.entities.ts'
import type { Activity } from './activity.entity.ts'
import { activitiesOf, requirePlannedMix } from './live-activities.ts'
import { plannedActivity } from './planned-activity.ts'
import { PlanDeskService } from './plan-desk.service.ts'
import { PlanInHandService } from './plan-in-hand.service.ts'
import { writePlanLog } from './plan-log.ts'
import { tellActivity } from './tell-activity.ts'

/** Plans activities and takes them out again (PLAN-013 to PLAN-020). */
@Injectable()
export class ActivityService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly inHand: PlanInHandService,
    private readonly desk: PlanDeskService,
  ) {}

  async add(input: InputOf<typeof contract.casework.addActivity>, context: CallContext): Promise<PlanView> {
    refusePersonalData(textsOf({ notes: input.notes }))
    const { customer, goal, enrolment } = await this.inHand.goal({ id: input.goalId }, ['add', 'Activity'], context)
    requirePlanned(input)
    const programme = await this.em.findOne(Programme, { id: enrolment.programmeId })
    if (programme?.activities.includes(input.type) !== true) {
      throw new Refusal('INVALID', { fields: { type: 'Choose among the contracted activities of the program.' } })
    }
    const now = this.clock.now()
    const activity = plannedActivity(this.em, input, goal, enrolment, now)
    await this.em.flush()
    requirePlannedMix(await activitiesOf(this.em, customer))
    tellActivity(this.em, activity)
    const line = { section: 'activity', action: 'added', item: labelOf(activity) } as const
    await writePlanLog(this.em, customer.id, context.caller, now, line)
    recordAudit(this.em, { action: 'add', objectType: 'Activity', objectId: activity.id })
    return this.desk.view(customer.id, context)
  }

  /** Evaluated/Not Required. */
  async waive(input: InputOf<typeof contract.casework.waiveActivity>, context: CallContext): Promise<PlanView> {
    const { customer, activity } = await this.inHand.activity(input, ['add', 'Activity'], context)
    const from = ACTIVITY_STATUS_LABELS[activity.status]
    const status = requireStatus(activity, 'notRequired')
    if (status !== 'removed') activity.status = status
    activity.version += 1
    await this.em.flush()
    tellActivity(this.em, activity)
    const to = ACTIVITY_STATUS_LABELS[activity.status]
    const line = { section: 'activity', action: 'changed', item: labelOf(activity), from, to } as const
    await writePlanLog(this.em, customer.id, context.caller, this.clock.now(), line)
    recordAudit(this.em, { action: 'add', objectType: 'Activity', objectId: activity.id, changedFields: ['status'] })
    return this.desk.view(customer.id, context)
  }

  /** PLAN-030, PLAN-031, C29: only what was never started, so neither attendance nor costs nor a staffing hang on it. */
  async remove(input: InputOf<typeof contract.casework.removeActivity>, context: CallContext): Promise<PlanView> {
    const { customer, activity } = await this.inHand.activity(input, ['delete', 'Activity'], context)
    requireStatus(activity, 'remove')
    tellActivity(this.em, activity, true)
    const line = { section: 'activity', action: 'removed', item: labelOf(activity) } as const
    recordAudit(this.em, { action: 'delete', objectType: 'Activity', objectId: activity.id })
    this.em.remove(activity)
    await this.em.flush()
    await writePlanLog(this.em, customer.id, context.caller, this.clock.now(), line)
    return this.desk.view(customer.id, context)
  }
}

export function labelOf({ type }: Pick<Activity, 'type'>): string {
  return activityKind(type).label
}

/** @throws Refusal WRONG_STATUS when the table does not know the command in this status */
export function requireStatus({ status }: Activity, command: ActivityCommand) {
  const to = activityStatusAfter(status, command)
  if (to !== undefined) return to
  const reason = `This is not possible while the activity is ${ACTIVITY_STATUS_LABELS[status]}.`
  throw new Refusal('WRONG_STATUS', { reason })
}

type Planned = Pick<
  InputOf<typeof contract.casework.addActivity>,
  'type' | 'plannedStartOn' | 'plannedEndOn' | 'hoursPerWeek'
>

/** @throws Refusal INVALID when dates or hours of the plan cannot be; `path` stands before the fields */
export function requirePlanned({ type, plannedStartOn, plannedEndOn, hoursPerWeek }: Planned, path = ''): void {
  const hours = plannedHoursProblem(type, hoursPerWeek)
  const dates = plannedDatesProblem(plannedStartOn, plannedEndOn)
  if (hours === undefined && dates === undefined) return
  const fields = {
    ...(hours !== undefined && { [`${path}hoursPerWeek`]: hours }),
    ...(dates !== undefined && { [`${path}plannedEndOn`]: dates }),
  }
  throw new Refusal('INVALID', { fields })
}
