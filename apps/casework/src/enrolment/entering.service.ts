import { Refusal, type Caller, type EnrolmentView, type PlannedActivity } from '@isets/contracts'
import {
  chosenActivitiesProblem,
  DEFAULT_GOAL_CATEGORY,
  defaultGoalStatement,
  fiscalYearOf,
  isLive,
  knownActivities,
  localDateOf,
} from '@isets/rules'
import { Clock, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import type { Customer } from '../customer/customer.entity.ts'
import { happen, touchCustomer } from '../customer/move-status.ts'
import { labelOf, requirePlanned } from '../plan/activity.service.ts'
import { Goal } from '../plan/goal.entity.ts'
import { activitiesOf, hadSnap } from '../plan/live-activities.ts'
import { plannedActivity } from '../plan/planned-activity.ts'
import { writePlanLog } from '../plan/plan-log.ts'
import { tellActivity } from '../plan/tell-activity.ts'
import { tellGoal } from '../plan/tell-goal.ts'
import { Enrolment } from './enrolment.entity.ts'
import type { OptionRow } from './options.query.ts'
import { tellEnrolment } from './tell-enrolment.ts'

/** What is entered: the programme, its planned activities, and whether it rests on no referral (REF-037). */
export interface Entry {
  readonly option: OptionRow
  readonly activities: readonly PlannedActivity[]
  readonly ownActivities: boolean
}

/** Writes an enrolment that is possible, with everything that begins with it (ENR-007 to ENR-011). */
@Injectable()
export class EnteringService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /**
   * Of a customer in hand.
   * @throws Refusal INVALID for activities that cannot begin an enrolment
   */
  async enter(customer: Customer, entry: Entry, { caller }: CallContext): Promise<EnrolmentView> {
    const { option } = entry
    await this.requireChosen(customer, entry)
    const now = this.clock.now()
    const enrolment = this.created(customer, entry, caller, now)
    await this.em.flush()
    const goal = this.em.create(Goal, {
      ...{ id: v7(), version: 1, customerId: customer.id, enrolmentId: enrolment.id, addedAt: now },
      statement: defaultGoalStatement(option.name),
      category: DEFAULT_GOAL_CATEGORY,
      ...{ term: 'short', status: 'not_started' },
    })
    await this.em.flush()
    const activities = entry.activities.map((one) => plannedActivity(this.em, one, goal, enrolment, now))
    customer.enrolledOrganisationIds = [
      enrolment.organisationId,
      ...customer.enrolledOrganisationIds.filter((id) => id !== enrolment.organisationId),
    ]
    customer.enrolledOn = enrolment.enrolledOn
    customer.fiscalYear = enrolment.fiscalYear
    await this.em.flush()
    await happen(this.em, customer, 'enrol', now)
    await touchCustomer(this.em, customer)
    tellEnrolment(this.em, enrolment)
    tellGoal(this.em, goal)
    for (const activity of activities) tellActivity(this.em, activity)
    const planned = activities.map(labelOf).join(', ')
    const line = { section: 'enrolment', action: 'added', item: option.name, to: planned } as const
    await writePlanLog(this.em, customer.id, caller, now, line)
    recordAudit(this.em, { action: 'add', objectType: 'Enrolment', objectId: enrolment.id })
    return enrolmentView(enrolment, option)
  }

  /** ENR-007, ENR-008 and the rules of the mix. @throws Refusal INVALID */
  private async requireChosen(customer: Customer, { activities, option }: Entry): Promise<void> {
    for (const [index, one] of activities.entries()) requirePlanned(one, `activities.${index}.`)
    const all = await activitiesOf(this.em, customer)
    const live = all.filter(({ status }) => isLive(status)).map(({ type }) => type)
    const chosen = activities.map(({ type }) => type)
    const problem = chosenActivitiesProblem(chosen, knownActivities(option.activities), live, hadSnap(all))
    if (problem !== undefined) throw new Refusal('INVALID', { fields: { activities: problem } })
  }

  private created(
    { id: customerId }: Customer,
    { option, ownActivities }: Entry,
    caller: Caller,
    now: Date,
  ): Enrolment {
    return this.em.create(Enrolment, {
      ...{ id: v7(), version: 1, customerId, programmeId: option.id, programmeName: option.name },
      organisationId: option.organisation_id,
      contractId: option.contract_id,
      fiscalYear: fiscalYearOf(now),
      enrolledOn: localDateOf(now),
      endedOn: null,
      enrolledBy: caller.userId,
      enrolledByName: caller.name,
      ownActivities,
    })
  }
}

function enrolmentView(enrolment: Enrolment, option: OptionRow): EnrolmentView {
  const { id, version, fiscalYear, enrolledOn, endedOn } = enrolment
  return {
    ...{ id, version, fiscalYear, enrolledOn, endedOn },
    programme: { id: option.id, name: option.name },
    organisation: { id: option.organisation_id, name: option.organisation_name },
  }
}
