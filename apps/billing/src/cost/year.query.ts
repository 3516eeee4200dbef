import { SERVICE_CATEGORIES, type CategoryYear, type ServiceCategory, type ServiceStatus } from '@isets/contracts'
import { CATEGORIES, fiscalMonthIndex, fiscalYearDates, isNearCap, percentOfCap } from '@isets/rules'
import type { Query } from '@isets/service-kit'

export interface YearRow {
  readonly category: ServiceCategory
  readonly cap_cents: number | null
  readonly total_cents: number
  readonly approved_cents: number
  readonly unapproved_cents: number
  readonly reserved_cents: number
  readonly months: Readonly<Record<string, number>>
  readonly blocking_cost_id: string | null
  readonly is_denied: boolean | null
  readonly pending_id: string | null
  readonly pending_cost_id: string | null
  readonly service: CategoryYear['service'] & { readonly status: ServiceStatus }
}

const YEAR = `
with counted as (
  select * from counted_cost c where c.customer_id = ? and c.fiscal_year = ?
), asked as (
  select * from override_request o where o.customer_id = ? and o.fiscal_year = ?
), by_month as (
  select category, month, sum(total_cents)::float8 as cents from counted group by category, month
)
select k.category,
  (select cap_cents from cap_setting s where s.category = k.category and s.starts_on <= ?
    order by s.starts_on desc limit 1) as cap_cents,
  coalesce((select sum(cents) from by_month m where m.category = k.category), 0) as total_cents,
  coalesce((select sum(excess_cents) from counted c where c.category = k.category and c.status = 'override_approved'), 0)
    ::float8
    + coalesce((select sum(excess_cents) from asked a
      where a.category = k.category and a.status = 'approved' and a.cost_id is null), 0)::float8 as approved_cents,
  coalesce((select sum(excess_cents) from counted c
    where c.category = k.category and c.status in ('over_cap', 'override_denied')), 0)::float8 as unapproved_cents,
  reserved_cents(?, k.category, ?, null) as reserved_cents,
  coalesce((select jsonb_object_agg(month, cents) from by_month m where m.category = k.category), '{}') as months,
  b.id as blocking_cost_id, b.status = 'override_denied' as is_denied, p.id as pending_id, p.cost_id as pending_cost_id,
  (select jsonb_build_object('id', s.id, 'version', s.version, 'goal', coalesce(o.statement, s.goal),
      'planGoal', case when o.id is not null then
        jsonb_build_object('id', o.id, 'status', o.status, 'removed', o.is_removed) end, 'status', s.status,
      'plannedStartOn', s.planned_start_on, 'plannedEndOn', s.planned_end_on, 'hours', s.hours, 'notes', s.notes,
      'organisationId', s.organisation_id, 'organisationName', coalesce(g.name, ''))
    from supportive_service s left join organisation_projection g on g.id = s.organisation_id
      left join goal_projection o on o.id = s.goal_id
    where s.customer_id = ? and s.category = k.category) as service
from unnest(?::text[]) as k (category)
left join lateral (select id, status from counted c
  where c.category = k.category and c.status in ('over_cap', 'override_denied') order by recorded_at limit 1) b on true
left join lateral (select id, cost_id from asked a
  where a.category = k.category and a.status = 'pending' limit 1) p on true`

/** A customer's fiscal year, with the caps as they hold today (SUPP-011). */
export function yearQuery(customerId: string, fiscalYear: number, today: string): Query {
  const { startsOn, endsOn } = fiscalYearDates(fiscalYear)
  const day = [startsOn, today, endsOn].toSorted()[1]
  const key = [customerId, fiscalYear]
  return { sql: YEAR, params: [...key, ...key, day, ...key, customerId, SERVICE_CATEGORIES] }
}

/** Category by category, in their order. */
export function categoryYears(rows: readonly YearRow[]): CategoryYear[] {
  return SERVICE_CATEGORIES.flatMap((category) => rows.find((row) => row.category === category) ?? []).map(view)
}

function view(row: YearRow): CategoryYear {
  const { category, cap_cents: capCents, total_cents: totalCents } = row
  return {
    category,
    label: CATEGORIES[category].label,
    capCents,
    approvedCents: row.approved_cents,
    totalCents,
    unapprovedCents: row.unapproved_cents,
    reservedCents: row.reserved_cents,
    percent: capCents === null ? null : percentOfCap(totalCents, capCents),
    isNear: isNearCap(totalCents, capCents),
    block: blockOf(row),
    blockingCostId: row.pending_cost_id ?? row.blocking_cost_id,
    blockingOverrideId: row.pending_id,
    service: row.service,
    months: monthsOf(row.months),
  }
}

function blockOf({ pending_id, blocking_cost_id, is_denied }: YearRow): CategoryYear['block'] {
  if (pending_id !== null) return 'override_pending'
  if (blocking_cost_id === null) return null
  return is_denied === true ? 'override_denied' : 'override_not_requested'
}

function monthsOf(byMonth: Readonly<Record<string, number>>): number[] {
  const months = Array.from({ length: 12 }, () => 0)
  for (const [month, cents] of Object.entries(byMonth)) months[fiscalMonthIndex(`${month}-01`)] = cents
  return months
}
