import { Refusal, type OverrideView } from '@isets/contracts'
import { authorise, matches, recordFilter, serves, type AppAbility } from '@isets/policies'
import { localDateOf, overrideObstacle, type OverridePersons } from '@isets/rules'
import { Clock, preparedQuery, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { selectCosts } from '../cost/cost.query.ts'
import { costRights, costView, type CostRights } from '../cost/cost.view.ts'
import { categoryYears, yearQuery, type YearRow } from '../cost/year.query.ts'
import { readCustomer } from '../customer/customer-in-hand.ts'
import { selectOverrides, type OverrideColumns } from './override.query.ts'
import { overrideRow, policyRecord } from './override.view.ts'

/** Costs of one category and year that are shown beside a request. */
const MOST_COSTS = 200

/** Shows one request with what its decision rests on. */
@Injectable()
export class OverrideOpening {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async open(id: string, context: CallContext): Promise<OverrideView> {
    const view = await this.view(id, context)
    recordAudit(this.em, { action: 'read', objectType: 'CostOverride', objectId: id })
    return view
  }

  /** @throws Refusal NOT_FOUND when there is none for the caller */
  async row(id: string, ability: AppAbility): Promise<OverrideColumns> {
    const [row] = await selectOverrides(this.em, { sql: 'o.id = ?', params: [id] })
    if (row === undefined || !matches(recordFilter(ability, 'read', 'CostOverride'), policyRecord(row))) {
      throw new Refusal('NOT_FOUND')
    }
    return row
  }

  /** The request as the caller sees it now; what has been changed but not yet flushed goes first. */
  async view(id: string, context: CallContext): Promise<OverrideView> {
    const { ability } = context
    await this.em.flush()
    const row = await this.row(id, ability)
    const now = this.clock.now()
    const year = yearQuery(row.customer_id, row.fiscal_year, localDateOf(now))
    const categories = categoryYears(await preparedQuery<YearRow>(this.em, year.sql, year.params))
    const costs = await this.costs(
      row,
      costRights(context, await readCustomer(this.em, row.customer_id, ability, 'CostOverride')),
    )
    const cost = costs.find((one) => one.id === row.cost_id) ?? null
    return {
      ...overrideRow(row, now),
      explanation: row.explanation,
      reason: row.reason,
      cost,
      year: { totalCents: categories.reduce((sum, one) => sum + one.totalCents, 0), categories },
      costs,
      allowed: allowedWith(row, context),
    }
  }

  private async costs(row: OverrideColumns, rights: CostRights): Promise<OverrideView['costs']> {
    const condition = {
      sql: 'c.customer_id = ? and c.category = ? and c.fiscal_year = ?',
      params: [row.customer_id, row.category, row.fiscal_year],
    }
    const rows = await selectCosts(this.em, condition, { limit: MOST_COSTS, offset: 0 })
    return rows.map((one) => costView(one, rights))
  }
}

function allowedWith(row: OverrideColumns, { caller, ability }: CallContext): OverrideView['allowed'] {
  const may = (action: 'decide' | 'delete' | 'deleteApproved') =>
    matches(recordFilter(ability, action, 'CostOverride'), policyRecord(row))
  const decides = row.status === 'pending' && may('decide') && overrideObstacle(persons(row), caller.userId) === null
  const isOwn = serves(caller, row.organisation_id)
  const deletes =
    isOwn && ((row.status === 'pending' && may('delete')) || (row.status === 'approved' && may('deleteApproved')))
  return [...(decides ? (['decide'] as const) : []), ...(deletes ? (['delete'] as const) : [])]
}

/**
 * C21: nobody decides what they asked for or spent themselves.
 * @throws Refusal FORBIDDEN
 */
export function authoriseDecision(row: OverrideColumns, { caller, ability }: CallContext): void {
  const reason = overrideObstacle(persons(row), caller.userId)
  if (reason !== null) throw new Refusal('FORBIDDEN', { reason })
  authorise(ability, 'decide', 'CostOverride', policyRecord(row))
}

function persons({ requester_id, writer_ids }: OverrideColumns): OverridePersons {
  return { requesterId: requester_id, writerIds: writer_ids ?? [] }
}
