import {
  Refusal,
  type Caller,
  type contract,
  type ExitChoice,
  type ExitView,
  type InputOf,
  type OutputOf,
} from '@isets/contracts'
import { serves } from '@isets/policies'
import { checkExit, earliestExit, localDateOf } from '@isets/rules'
import { Clock, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import type { Customer } from '../customer/customer.entity.ts'
import { InHandService } from '../customer/in-hand.service.ts'
import { Organisation } from '../directory/directory.entities.ts'
import { Enrolment } from '../enrolment/enrolment.entity.ts'
import type { Activity } from '../plan/activity.entity.ts'
import { activitiesOf } from '../plan/live-activities.ts'
import type { Exit } from './exit.entity.ts'

type Options = typeof contract.casework.exitOptions

/** Shows what an exit needs, and how one stands. */
@Injectable()
export class ExitDeskService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly inHand: InHandService,
  ) {}

  /** EXIT-002: what the dialog offers, with the checklist; the reading is audited. */
  async options({ customerId }: InputOf<Options>, context: CallContext): Promise<OutputOf<Options>> {
    const customer = await this.inHand.take(customerId, ['add', 'Exit'], context)
    recordAudit(this.em, { action: 'read', objectType: 'Customer', objectId: customerId })
    return this.view(customer, context.caller)
  }

  async view(customer: Customer, caller: Caller): Promise<OutputOf<Options>> {
    const open = await this.em.find(
      Enrolment,
      { customerId: customer.id, endedOn: null },
      { orderBy: { enrolledOn: 'desc', id: 'desc' }, refresh: true },
    )
    const activities = await activitiesOf(this.em, customer)
    const mine = open.filter(({ organisationId }) => serves(caller, organisationId))
    const choices = await Promise.all(mine.map((one) => this.choice(one, activities)))
    return { choices, today: localDateOf(this.clock.now()) }
  }

  /** @throws Refusal NOT_FOUND when the enrolment is not there */
  async exitView(exit: Exit): Promise<ExitView> {
    const enrolment = await this.em.findOne(Enrolment, { id: exit.enrolmentId })
    if (enrolment === null) throw new Refusal('NOT_FOUND')
    const { id, version, enrolmentId, status, reason, completedOn, exitedAt, exitedByName } = exit
    return {
      ...{ id, version, enrolmentId, status, reason, completedOn },
      ...(await this.places(enrolment)),
      exitedAt: exitedAt.toISOString(),
      exitedBy: exitedByName,
    }
  }

  private async choice(enrolment: Enrolment, all: readonly Activity[]): Promise<ExitChoice> {
    const { id, version, fiscalYear, enrolledOn, endedOn } = enrolment
    const activities = all.filter(({ enrolmentId }) => enrolmentId === id)
    const checks = checkExit(activities)
    return {
      enrolment: { id, version, fiscalYear, enrolledOn, endedOn, ...(await this.places(enrolment)) },
      checks,
      possible: checks.every(({ missing }) => missing === null),
      earliestOn: earliestExit(enrolledOn, activities),
    }
  }

  private async places({ programmeId, programmeName, organisationId }: Enrolment) {
    const organisation = await this.em.findOne(Organisation, { id: organisationId })
    return {
      programme: { id: programmeId, name: programmeName },
      organisation: { id: organisationId, name: organisation?.name ?? '' },
    }
  }
}
