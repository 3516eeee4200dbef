import { Refusal, type Action, type Subject } from '@isets/contracts'
import { authorise, matches, recordFilter } from '@isets/policies'
import type { CallContext } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Customer } from './customer.entity.ts'

/** Takes a customer in hand for a change: nobody else changes status, enrolments or plan until the call ends. */
@Injectable()
export class InHandService {
  constructor(private readonly em: EntityManager) {}

  /**
   * Loads and locks the customer for somebody who may do this with the record.
   * @throws Refusal NOT_FOUND when the caller may not even read it, FORBIDDEN when not this
   */
  async take(id: string, [action, subject]: readonly [Action, Subject], { ability }: CallContext): Promise<Customer> {
    const customer = await this.em.findOne(Customer, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
    if (customer === null || !matches(recordFilter(ability, 'read', 'Customer'), customer)) {
      throw new Refusal('NOT_FOUND')
    }
    const { grantedOrganisationIds } = customer
    authorise(ability, action, subject, { grantedOrganisationIds, organisationId: null })
    return customer
  }
}
