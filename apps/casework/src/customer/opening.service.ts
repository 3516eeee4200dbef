import { Refusal, type CustomerView } from '@isets/contracts'
import { authorise, matches, recordFilter } from '@isets/policies'
import { localDateOf } from '@isets/rules'
import { Clock, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Customer } from './customer.entity.ts'
import { customerView } from './customer.view.ts'
import { openCustomer } from './open.query.ts'

/** Shows one customer to somebody who may read the record. */
@Injectable()
export class OpeningService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** CASE-010, CASE-013; the reading is audited like a change. */
  async open(id: string, context: CallContext): Promise<CustomerView> {
    const view = await this.view(id, context)
    recordAudit(this.em, { action: 'read', objectType: 'Customer', objectId: id })
    return view
  }

  /**
   * REF-023: who may open the record may reset the password of the customer's own login, which identity keeps.
   * @throws Refusal NOT_FOUND when the caller may not open the record, FORBIDDEN when not this
   */
  async forPasswordReset(id: string, { ability }: CallContext): Promise<{ customerId: string }> {
    const customer = await this.em.findOne(Customer, { id })
    if (customer === null || !matches(recordFilter(ability, 'read', 'Customer'), customer)) {
      throw new Refusal('NOT_FOUND')
    }
    const { grantedOrganisationIds } = customer
    authorise(ability, 'resetPassword', 'Account', { grantedOrganisationIds })
    recordAudit(this.em, { action: 'read', objectType: 'Customer', objectId: id })
    return { customerId: id }
  }

  /** The customer as the caller sees it now; what has been changed but not yet flushed goes first. */
  async view(id: string, { ability }: CallContext): Promise<CustomerView> {
    const now = this.clock.now()
    await this.em.flush()
    const row = await openCustomer(this.em, ability, id, localDateOf(now))
    if (row === undefined) throw new Refusal('NOT_FOUND')
    return customerView(row, ability, now)
  }
}
