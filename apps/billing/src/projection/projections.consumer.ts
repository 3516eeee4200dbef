import { caseworkEvents, identityEvents, referralsEvents, type PayloadOf } from '@isets/contracts'
import { localDateOf, providerOf } from '@isets/rules'
import { Consumes, preparedQuery, type ReceivedEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Activity } from './activity.entity.ts'
import { CustomerAccess } from './customer-access.entity.ts'
import { Customer } from './customer.entity.ts'
import { Enrolment } from './enrolment.entity.ts'
import { Goal } from './goal.entity.ts'
import { Organisation } from './organisation.entity.ts'
import { Programme } from './programme.entity.ts'
import { keepReferral, keepStatus } from './standing.ts'

const { customerChanged, enrolmentChanged, goalChanged, activityChanged } = caseworkEvents
const { accessChanged, programmeChanged, referralChanged } = referralsEvents
const { organisationChanged } = identityEvents

/** Keeps what billing needs to know of customers, plans and programmes, as their owners tell it. */
@Injectable()
export class ProjectionsConsumer {
  constructor(private readonly em: EntityManager) {}

  /** A customer whom nobody has referred yet is there for IDHS: the access row exists, and grants nothing. */
  @Consumes(customerChanged, { keep: 'latest' })
  async customerChanged({ payload, occurredAt }: ReceivedEvent<PayloadOf<typeof customerChanged>>): Promise<void> {
    const { customerId: id, displayName, individualNumber, status, enrolledWith, exitedOn } = payload
    await this.em.upsert(Customer, { id, displayName, individualNumber, status, enrolledWith, exitedOn })
    await preparedQuery(
      this.em,
      `insert into customer_access (customer_id, granted_organisation_ids, version) values (?, '{}', 0)
       on conflict do nothing`,
      [id],
    )
    await keepStatus(this.em, { customerId: id, status, on: payload.statusOn ?? dayOf(occurredAt) })
  }

  @Consumes(accessChanged, { keep: 'latest' })
  async accessChanged({ payload }: ReceivedEvent<PayloadOf<typeof accessChanged>>): Promise<void> {
    const { customerId, version, organisationIds } = payload
    await this.em.upsert(CustomerAccess, { customerId, grantedOrganisationIds: [...organisationIds], version })
  }

  /** BILL-047: an accepted referral is what a month is staffed with; it ends with the exit or when it is closed. */
  @Consumes(referralChanged, { keep: 'latest' })
  async referralChanged({ payload, occurredAt }: ReceivedEvent<PayloadOf<typeof referralChanged>>): Promise<void> {
    const { referralId, customerId, status, removed = false } = payload
    const organisationId = providerOf(payload)
    if (organisationId === null) return
    const isAccepted = status === 'accepted' && !removed
    await keepReferral(this.em, { referralId, customerId, organisationId, isAccepted, on: dayOf(occurredAt) })
  }

  @Consumes(enrolmentChanged, { keep: 'latest' })
  async enrolmentChanged({ payload }: ReceivedEvent<PayloadOf<typeof enrolmentChanged>>): Promise<void> {
    const { enrolmentId: id, customerId, programmeId, organisationId, enrolledOn, endedOn } = payload
    await this.em.upsert(Enrolment, { id, customerId, programmeId, organisationId, enrolledOn, endedOn })
  }

  @Consumes(goalChanged, { keep: 'latest' })
  async goalChanged({ payload }: ReceivedEvent<PayloadOf<typeof goalChanged>>): Promise<void> {
    const { goalId: id, customerId, enrolmentId, statement, status, removed: isRemoved = false } = payload
    await this.em.upsert(Goal, { id, customerId, enrolmentId, statement, status, isRemoved })
  }

  @Consumes(activityChanged, { keep: 'latest' })
  async activityChanged({ payload }: ReceivedEvent<PayloadOf<typeof activityChanged>>): Promise<void> {
    const { activityId: id, version: _version, removed, ...activity } = payload
    if (removed === true) await this.em.nativeDelete(Activity, { id })
    else await this.em.upsert(Activity, { id, ...activity })
  }

  @Consumes(programmeChanged, { keep: 'latest' })
  async programmeChanged({ payload }: ReceivedEvent<PayloadOf<typeof programmeChanged>>): Promise<void> {
    const { programmeId: id, organisationId, name, type, contractId, fiscalYear, open: isOpen } = payload
    await this.em.upsert(Programme, { id, organisationId, name, type, contractId, fiscalYear, isOpen })
  }

  @Consumes(organisationChanged, { keep: 'latest' })
  async organisationChanged({ payload }: ReceivedEvent<PayloadOf<typeof organisationChanged>>): Promise<void> {
    const { organisationId: id, name, parentId, providerManagerId, region, kind = null } = payload
    await this.em.upsert(Organisation, { id, name, parentId, providerManagerId, region, kind })
  }
}

/** The day of a moment in Illinois. */
function dayOf(instant: string): string {
  return localDateOf(new Date(instant))
}
