import { referralsEvents, Refusal } from '@isets/contracts'
import { accessGrants, organisationsOf, ownServiceGrants } from '@isets/rules'
import { Clock, recordEvent } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Consent } from '../consent/consent.entity.ts'
import { Customer } from '../customer/customer.entity.ts'
import { Enrolment } from '../customer/progress.entity.ts'
import { Referral } from '../referral/referral.entity.ts'
import { workAsService } from './as-service.ts'

/** Keeps who may see a customer, in the transaction of every change that could alter it (REF-002, REF-037). */
@Injectable()
export class AccessService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /**
   * The customer, locked: whatever touches one customer's referrals and consents goes one after the other. The
   * transaction works as the service from here on, so authorise before, or on what is loaded next.
   * @throws Refusal NOT_FOUND
   */
  async lock(customerId: string): Promise<Customer> {
    await workAsService(this.em)
    const customer = await this.em.findOne(Customer, { id: customerId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (customer === null) throw new Refusal('NOT_FOUND')
    return customer
  }

  /** Stores the grants of a locked customer where they have changed, and tells the other services. */
  async renew(customer: Customer): Promise<void> {
    await this.em.flush()
    const referrals = await this.em.find(Referral, { customerId: customer.id })
    const consents = await this.em.find(Consent, { customerId: customer.id })
    const own = await this.em.find(Enrolment, { customerId: customer.id, ownActivities: true })
    const now = this.clock.now()
    const organisationIds = organisationsOf([...accessGrants(referrals, consents, now), ...ownServiceGrants(own, now)])
    for (const row of [...referrals, ...consents]) {
      if (!sameIds(row.grantedOrganisationIds, organisationIds)) row.grantedOrganisationIds = [...organisationIds]
    }
    if (!sameIds(customer.grantedOrganisationIds, organisationIds)) this.tell(customer, organisationIds)
  }

  private tell(customer: Customer, organisationIds: string[]): void {
    customer.grantedOrganisationIds = [...organisationIds]
    customer.accessVersion += 1
    recordEvent(this.em, referralsEvents.accessChanged, {
      aggregateId: customer.id,
      aggregateVersion: customer.accessVersion,
      payload: { customerId: customer.id, version: customer.accessVersion, organisationIds },
    })
  }
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}
