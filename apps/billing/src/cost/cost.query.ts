import type { CostStatus, OverrideStatus, PaidBy, PaymentMethod, ServiceCategory } from '@isets/contracts'
import { preparedQuery, type Condition, type StoredInstant } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'

export interface CostRow {
  readonly id: string
  readonly version: number
  readonly customer_id: string
  readonly category: ServiceCategory
  readonly fiscal_year: number
  readonly month: string
  readonly activity_id: string
  readonly organisation_id: string
  readonly organisation_name: string | null
  readonly programme_id: string
  readonly subtype: string
  readonly method: PaymentMethod
  readonly issued_on: string
  readonly unit_cents: number
  readonly quantity: number
  readonly total_cents: number
  readonly paid_by: PaidBy
  readonly is_estimate: boolean
  readonly status: CostStatus
  readonly excess_cents: number
  readonly is_late: boolean
  readonly late_reason: string | null
  readonly amendment_id: string | null
  readonly amends_cost_id: string | null
  readonly amendment_open: boolean
  readonly recorded_by_id: string
  readonly recorded_by_name: string
  readonly recorded_at: StoredInstant
  readonly updated_by_id: string
  readonly updated_by_name: string
  readonly updated_at: StoredInstant
  readonly override_id: string | null
  readonly override_status: OverrideStatus | null
}

const COLUMNS = `c.id, c.version, c.customer_id, c.category, c.fiscal_year, c.month, c.activity_id, c.organisation_id,
  g.name as organisation_name, c.programme_id, c.subtype, c.method, c.issued_on::text as issued_on, c.unit_cents,
  c.quantity, c.total_cents, c.paid_by, c.is_estimate, c.status, c.excess_cents, c.is_late, c.amendment_id,
  c.amends_cost_id, c.recorded_by_id, c.recorded_by_name, c.recorded_at, c.updated_by_id, c.updated_by_name,
  c.updated_at, c.override_id, c.override_status,
  (select k.late_reason from cost k where k.id = c.id) as late_reason,
  c.amendment_id is not null and amendment_is_open(c.amendment_id) as amendment_open`

/** Costs `c` that count, behind a condition, the newest first. */
export async function selectCosts(
  em: EntityManager,
  { sql, params }: Condition,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<CostRow[]> {
  const page = `select c.* from counted_cost c where ${sql} order by c.issued_on desc, c.id desc limit ? offset ?`
  return preparedQuery<CostRow>(
    em,
    `select ${COLUMNS} from (${page}) c left join organisation_projection g on g.id = c.organisation_id
     order by c.issued_on desc, c.id desc`,
    [...params, limit, offset],
  )
}

/** How many costs there are behind a condition, on all pages. */
export async function countCosts(em: EntityManager, { sql, params }: Condition): Promise<number> {
  const count = `select count(*)::int as total from counted_cost c where ${sql}`
  const [row] = await preparedQuery<{ total: number }>(em, count, params)
  return row?.total ?? 0
}
