import { Refusal, type costs, type CostView, type InputOf, type OutputOf } from '@isets/contracts'
import { among, recordListing, together, type CallContext, type Condition } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { readCustomer, type CustomerInHand } from '../customer/customer-in-hand.ts'
import { countCosts, selectCosts } from './cost.query.ts'
import { costRights, costView } from './cost.view.ts'

/** Shows costs of a customer. */
@Injectable()
export class CostListing {
  constructor(private readonly em: EntityManager) {}

  /** SUPP-009, SUPP-026: those that count, the newest first. */
  async list(input: InputOf<typeof costs.listCosts>, context: CallContext): Promise<OutputOf<typeof costs.listCosts>> {
    const { customerId, fiscalYear, category, status, page, pageSize } = input
    const customer = await readCustomer(this.em, customerId, context.ability)
    const conditions: Condition[] = [
      { sql: 'c.customer_id = ?', params: [customerId] },
      ...(fiscalYear === undefined ? [] : [{ sql: 'c.fiscal_year = ?', params: [fiscalYear] }]),
      ...among('c.category', category),
      ...among('c.status', status),
    ]
    const limits = { limit: pageSize, offset: (page - 1) * pageSize }
    const condition = together(conditions)
    const rows = await selectCosts(this.em, condition, limits)
    recordListing(this.em, { objectType: 'SupportiveServiceCost', input, shown: rows.length })
    const rights = costRights(context, customer)
    const total = await countCosts(this.em, condition)
    return { rows: rows.map((row) => costView(row, rights)), total, page, pageSize }
  }

  /** One cost as the caller sees it now; what has been changed but not yet flushed goes first. */
  async one(id: string, customer: CustomerInHand, context: CallContext): Promise<CostView> {
    await this.em.flush()
    const [row] = await selectCosts(this.em, { sql: 'c.id = ?', params: [id] }, { limit: 1, offset: 0 })
    if (row === undefined) throw new Refusal('NOT_FOUND')
    return costView(row, costRights(context, customer))
  }
}
