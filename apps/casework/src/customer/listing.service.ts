import { CUSTOMER_VIEWS, type contract, type CustomerListView, type InputOf, type OutputOf } from '@isets/contracts'
import {
  among,
  Clock,
  COUNT_CAP,
  preparedQuery,
  recordListing,
  type CallContext,
  type Condition,
} from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { behind, listCustomers } from './list.query.ts'
import { customerRow } from './row.view.ts'
import { viewConditions } from './views.ts'

type Search = InputOf<typeof contract.casework.searchCustomers>
type Page = OutputOf<typeof contract.casework.searchCustomers>

const ORDERS = {
  name: 'c.last_name, c.first_name, c.id',
  '-name': 'c.last_name desc, c.first_name desc, c.id desc',
  redetermination: 'c.redetermination_on, c.id',
  '-screened': 'c.screened_on desc nulls last, c.id',
} as const satisfies Record<Search['sort'], string>

/** Lists and counts the customers whom the caller may read: one filter for both (IDN-015). */
@Injectable()
export class ListingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** CASE-001 to CASE-006; the reading is audited. */
  async search(input: Search, { ability }: CallContext): Promise<Page> {
    const { q, organisationId, page, pageSize, sort } = input
    const conditions = [...viewConditions(input.view, this.clock.now()), ...filters(input)]
    const ask = { ability, q, organisationId, conditions, orderBy: ORDERS[sort], page, pageSize }
    const { rows, total, totalIsCapped, nearly } = await listCustomers(this.em, ask)
    recordListing(this.em, { objectType: 'Customer', input, shown: rows.length })
    return { rows: rows.map(customerRow), total, totalIsCapped, nearly, page, pageSize }
  }

  /** Counts each view, none further than a person would. */
  async count({ ability }: CallContext): Promise<Record<CustomerListView, number>> {
    const now = this.clock.now()
    const counts = CUSTOMER_VIEWS.map((view) => {
      const held = behind({ ability, q: '', organisationId: undefined, conditions: viewConditions(view, now) })
      const rows = `select 1 from customer c where ${held.sql} limit ${COUNT_CAP}`
      return { sql: `(select count(*) from (${rows}) counted) as "${view}"`, params: held.params }
    })
    const [row] = await preparedQuery<Record<CustomerListView, string>>(
      this.em,
      `select ${counts.map(({ sql }) => sql).join(', ')}`,
      counts.flatMap(({ params }) => params),
    )
    return Object.fromEntries(CUSTOMER_VIEWS.map((view) => [view, Number(row?.[view] ?? 0)])) as Record<
      CustomerListView,
      number
    >
  }
}

function filters({ status, eligibility, county, fiscalYear, abawd }: Search): Condition[] {
  const set = (sql: string, value: unknown): Condition[] => (value === undefined ? [] : [{ sql, params: [value] }])
  return [
    ...among('c.et_status', status),
    ...among('c.eligibility', eligibility),
    ...set('c.county = ?', county === '' ? undefined : county),
    ...set('c.fiscal_year = ?', fiscalYear),
    ...set('c.abawd = ?', abawd),
  ]
}
