import { Refusal, type Caller, type contract, type EnrolmentView, type InputOf, type OutputOf } from '@isets/contracts'
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
import { TeamService } from '../case-note/team.service.ts'
import type { Customer } from '../customer/customer.entity.ts'
import { InHandService } from '../customer/in-hand.service.ts'
import { happen, touchCustomer } from '../customer/move-status.ts'
import { labelOf, requirePlanned } from '../plan/activity.service.ts'
import { Goal } from '../plan/goal.entity.ts'
import { activitiesOf, hadSnap } from '../plan/live-activities.ts'
import { plannedActivity } from '../plan/planned-activity.ts'
import { writePlanLog } from '../plan/plan-log.ts'
import { tellActivity } from '../plan/tell-activity.ts'
import { Enrolment } from './enrolment.entity.ts'
import { tellEnrolment } from './tell-enrolment.ts'
import { enrolmentChoice, enrolmentOptions, isOffered, type OptionRow } from './options.query.ts'

type Options = typeof contract.casework.enrolmentOptions
type Form = InputOf<typeof contract.casework.enrol>

/** Enrols customers in programmes (ENR-001 to ENR-020). */
@Injectable()
export class EnrollingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly inHand: InHandService,
    private readonly team: TeamService,
  ) {}

  /** What the dialog offers, and what stands in the way. */
  async options({ customerId }: InputOf<Options>, context: CallContext): Promise<OutputOf<Options>> {
    const customer = await this.inHand.take(customerId, ['add', 'Enrolment'], context)
    const today = localDateOf(this.clock.now())
    const rows = await enrolmentOptions(this.em, customer, context.caller, today)
    const activities = await activitiesOf(this.em, customer)
    recordAudit(this.em, { action: 'read', objectType: 'Customer', objectId: customerId })
    return {
      choices: rows.filter((row) => isOffered(row, context.caller)).map((row) => enrolmentChoice(row, customer, today)),
      live: [...new Set(activities.filter(({ status }) => isLive(status)).map(({ type }) => type))],
      hadSnap: hadSnap(activities),
      today,
    }
  }

  async enrol(form: Form, context: CallContext): Promise<EnrolmentView> {
    const now = this.clock.now()
    const today = localDateOf(now)
    const customer = await this.inHand.take(form.customerId, ['add', 'Enrolment'], context)
    const option = await this.option(customer, form.programmeId, context.caller, today)
    await this.requireChosen(customer, form, option)

    const enrolment = this.created(customer, option, context.caller, now)
    await this.em.flush()
    const goal = this.em.create(Goal, {
      ...{ id: v7(), version: 1, customerId: customer.id, enrolmentId: enrolment.id, addedAt: now },
      statement: defaultGoalStatement(option.name),
      category: DEFAULT_GOAL_CATEGORY,
      ...{ term: 'short', status: 'not_started' },
    })
    await this.em.flush()
    const activities = form.activities.map((one) => plannedActivity(this.em, one, goal, enrolment, now))
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
    for (const activity of activities) tellActivity(this.em, activity)
    const planned = activities.map(labelOf).join(', ')
    const line = { section: 'enrolment', action: 'added', item: option.name, to: planned } as const
    await writePlanLog(this.em, customer.id, context.caller, now, line)
    if (form.team.length > 0) await this.team.add(customer.id, form.team, context)
    recordAudit(this.em, { action: 'add', objectType: 'Enrolment', objectId: enrolment.id })
    return enrolmentView(enrolment, option)
  }

  /** @throws Refusal NOT_FOUND for a programme of others, WRONG_STATUS with the first thing that is missing */
  private async option(customer: Customer, programmeId: string, caller: Caller, today: string): Promise<OptionRow> {
    const [option] = await enrolmentOptions(this.em, customer, caller, today, programmeId)
    if (option === undefined) throw new Refusal('NOT_FOUND')
    const { checks } = enrolmentChoice(option, customer, today)
    const reason = checks.find(({ missing }) => missing !== null)?.missing
    if (reason) throw new Refusal('WRONG_STATUS', { reason })
    return option
  }

  /** ENR-007, ENR-008 and the rules of the mix. @throws Refusal INVALID */
  private async requireChosen(
    customer: Customer,
    { activities }: Form,
    { activities: codes }: OptionRow,
  ): Promise<void> {
    for (const [index, one] of activities.entries()) requirePlanned(one, `activities.${index}.`)
    const all = await activitiesOf(this.em, customer)
    const live = all.filter(({ status }) => isLive(status)).map(({ type }) => type)
    const chosen = activities.map(({ type }) => type)
    const problem = chosenActivitiesProblem(chosen, knownActivities(codes), live, hadSnap(all))
    if (problem !== undefined) throw new Refusal('INVALID', { fields: { activities: problem } })
  }

  private created({ id: customerId }: Customer, option: OptionRow, caller: Caller, now: Date): Enrolment {
    return this.em.create(Enrolment, {
      ...{ id: v7(), version: 1, customerId, programmeId: option.id, programmeName: option.name },
      organisationId: option.organisation_id,
      contractId: option.contract_id,
      fiscalYear: fiscalYearOf(now),
      enrolledOn: localDateOf(now),
      endedOn: null,
      enrolledBy: caller.userId,
      enrolledByName: caller.name,
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
