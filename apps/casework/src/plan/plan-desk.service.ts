import { Refusal, type PlanView } from '@isets/contracts'
import { matches, recordFilter } from '@isets/policies'
import { Clock, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Customer } from '../customer/customer.entity.ts'
import { readPlan } from './plan.query.ts'
import { planView } from './plan.view.ts'

/** Shows the plan of a customer to those who may read it. */
@Injectable()
export class PlanDeskService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** PLAN-001, PLAN-012; the reading is audited. */
  async open(customerId: string, context: CallContext): Promise<PlanView> {
    const customer = await this.em.findOne(Customer, { id: customerId })
    if (customer === null || !matches(recordFilter(context.ability, 'read', 'Activity'), customer)) {
      throw new Refusal('NOT_FOUND')
    }
    recordAudit(this.em, { action: 'read', objectType: 'Activity', objectId: customerId })
    return this.view(customerId, context)
  }

  /** The plan as the caller sees it now; what has been changed but not yet flushed goes first. */
  async view(customerId: string, { caller, ability }: CallContext): Promise<PlanView> {
    await this.em.flush()
    const row = await readPlan(this.em, customerId)
    if (row === undefined) throw new Refusal('NOT_FOUND')
    return planView(row, caller, ability, this.clock.now())
  }
}
