import { Refusal, type contract, type ExitView, type InputOf } from '@isets/contracts'
import { checkExit, EXIT_STATUS_LABELS, exitProblems, isEnrolledStatus, localDateOf } from '@isets/rules'
import { Clock, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import type { Customer } from '../customer/customer.entity.ts'
import { InHandService } from '../customer/in-hand.service.ts'
import { happen, touchCustomer } from '../customer/move-status.ts'
import { Enrolment } from '../enrolment/enrolment.entity.ts'
import { tellEnrolment } from '../enrolment/tell-enrolment.ts'
import { activitiesOf } from '../plan/live-activities.ts'
import { PlanInHandService } from '../plan/plan-in-hand.service.ts'
import { writePlanLog } from '../plan/plan-log.ts'
import { isServed } from '../referral/served.ts'
import { ExitDeskService } from './exit-desk.service.ts'
import { Exit } from './exit.entity.ts'

type Form = InputOf<typeof contract.casework.exitCustomer>
type Correction = InputOf<typeof contract.casework.correctExit>
type Outcome = Pick<Form, 'status' | 'reason' | 'completedOn'>

/** Ends enrolments: each for itself, and with the last one the customer is Exited (EXIT-001 to EXIT-020). */
@Injectable()
export class ExitingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly planInHand: PlanInHandService,
    private readonly inHand: InHandService,
    private readonly desk: ExitDeskService,
  ) {}

  async exit(form: Form, context: CallContext): Promise<ExitView> {
    const { caller } = context
    const { customer, enrolment } = await this.planInHand.enrolment(form.id, ['add', 'Exit'], context)
    if (enrolment.version !== form.version) {
      throw new Refusal('STALE', { current: await this.desk.view(customer, caller) })
    }
    await this.requirePossible(form, enrolment, customer)
    const now = this.clock.now()
    const { status, reason, completedOn } = form
    const exit = this.em.create(Exit, {
      ...{ id: v7(), version: 1, customerId: customer.id, enrolmentId: enrolment.id, status, reason, completedOn },
      ...{ exitedAt: now, exitedBy: caller.userId, exitedByName: caller.name },
    })
    await this.settle(exit, enrolment, customer, context)
    recordAudit(this.em, { action: 'add', objectType: 'Exit', objectId: exit.id })
    return this.desk.exitView(exit)
  }

  /** EXIT-013. A customer who is enrolled again keeps that status: only the history changes. */
  async correct({ id, version, ...outcome }: Correction, context: CallContext): Promise<ExitView> {
    const found = await this.em.findOne(Exit, { id })
    if (found === null) throw new Refusal('NOT_FOUND')
    const customer = await this.inHand.take(found.customerId, ['edit', 'Exit'], context)
    const exit = await this.em.findOneOrFail(Exit, { id }, { refresh: true })
    if (exit.version !== version) throw new Refusal('STALE', { current: await this.desk.exitView(exit) })
    const enrolment = await this.em.findOneOrFail(Enrolment, { id: exit.enrolmentId }, { refresh: true })
    await this.requirePossible(outcome, enrolment, customer)
    Object.assign(exit, outcome, { version: version + 1 })
    await this.settle(exit, enrolment, customer, context)
    recordAudit(this.em, { action: 'edit', objectType: 'Exit', objectId: id, changedFields: Object.keys(outcome) })
    return this.desk.exitView(exit)
  }

  /** @throws Refusal WRONG_STATUS with what is still open (EXIT-001), INVALID for dates and reasons that do not fit */
  private async requirePossible(outcome: Outcome, enrolment: Enrolment, customer: Customer): Promise<void> {
    const activities = (await activitiesOf(this.em, customer)).filter((one) => one.enrolmentId === enrolment.id)
    const missing = checkExit(activities).find((check) => check.missing !== null)?.missing
    if (missing) throw new Refusal('WRONG_STATUS', { reason: missing })
    const today = localDateOf(this.clock.now())
    const fields = exitProblems({ ...outcome, enrolledOn: enrolment.enrolledOn, today, activities })
    if (Object.keys(fields).length > 0) throw new Refusal('INVALID', { fields })
  }

  /** The end of the enrolment, the status of the customer, the log and the events: what both have in common. */
  private async settle(exit: Exit, enrolment: Enrolment, customer: Customer, { caller }: CallContext): Promise<void> {
    enrolment.endedOn = exit.completedOn
    enrolment.version += 1
    await this.em.flush()
    const all = await this.em.find(Enrolment, { customerId: customer.id })
    const open = all.filter(({ endedOn }) => endedOn === null)
    customer.enrolledOrganisationIds = customer.enrolledOrganisationIds.filter((id) =>
      open.some(({ organisationId }) => organisationId === id),
    )
    if (open.length === 0) await this.leave(customer, all)
    else await this.goOn(customer)
    await touchCustomer(this.em, customer)
    tellEnrolment(this.em, enrolment)
    await writePlanLog(this.em, customer.id, caller, this.clock.now(), {
      section: 'enrolment',
      action: exit.version === 1 ? 'closed' : 'changed',
      item: enrolment.programmeName,
      to: `${EXIT_STATUS_LABELS[exit.status]}, ${exit.completedOn}`,
    })
  }

  /** REF-021: the one who is left may have lost the consent long ago. */
  private async goOn(customer: Customer): Promise<void> {
    await this.em.flush()
    if (isEnrolledStatus(customer.etStatus) && !(await isServed(this.em, customer))) {
      await happen(this.em, customer, 'revokeConsent', this.clock.now())
    }
  }

  /** EXIT-009, EXIT-020: the last enrolment has ended. */
  private async leave(customer: Customer, all: readonly Enrolment[]): Promise<void> {
    const [last = null] = all
      .flatMap(({ endedOn }) => endedOn ?? [])
      .toSorted()
      .toReversed()
    customer.exitedOn = last
    await happen(this.em, customer, 'exit', this.clock.now())
  }
}
