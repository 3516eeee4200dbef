import { Refusal, type Action, type Subject } from '@isets/contracts'
import { requireServing } from '@isets/policies'
import type { CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { holdAccount } from '../cap/accounts.ts'
import { takeCustomer, type CustomerInHand } from '../customer/customer-in-hand.ts'
import { Cost } from './cost.entity.ts'
import { selectCosts, type CostRow } from './cost.query.ts'
import { costRights, costView } from './cost.view.ts'

interface Target {
  readonly id: string
  /** The version that the caller has seen. */
  readonly version: number
}

export interface HeldCost {
  readonly cost: Cost
  readonly customer: CustomerInHand
  /** The cost with what its request says. */
  readonly row: CostRow
}

/** Takes a cost in hand for a change: its account is held, so nobody else changes anything of it until the call ends. */
@Injectable()
export class CostInHand {
  constructor(private readonly em: EntityManager) {}

  /**
   * @throws Refusal NOT_FOUND when there is no such cost for the caller or an amendment took its place, FORBIDDEN also
   * for the cost of another provider, or STALE with the cost as it is now
   */
  async take({ id, version }: Target, right: readonly [Action, Subject], context: CallContext): Promise<HeldCost> {
    const { caller, ability } = context
    const seen = await this.em.findOne(Cost, { id })
    if (seen === null) throw new Refusal('NOT_FOUND')
    const customer = await takeCustomer(this.em, seen.customerId, right, ability)
    requireServing(caller, seen.organisationId)
    await holdAccount(this.em, seen)
    const [row] = await selectCosts(this.em, { sql: 'c.id = ?', params: [id] }, { limit: 1, offset: 0 })
    if (row === undefined) throw new Refusal('NOT_FOUND')
    if (row.version !== version) throw new Refusal('STALE', { current: costView(row, costRights(context, customer)) })
    const cost = await this.em.refresh(seen)
    if (cost === null) throw new Refusal('NOT_FOUND')
    return { cost, customer, row }
  }
}
