import { Migration } from '@mikro-orm/migrations'

const COLUMNS = [
  ...['id', 'version', 'customer_id', 'category', 'fiscal_year', 'month', 'activity_id', 'organisation_id'],
  ...['programme_id', 'subtype', 'method', 'issued_on', 'unit_cents', 'quantity', 'total_cents', 'paid_by'],
  ...['is_estimate', 'excess_cents', 'over_cap_at', 'is_late', 'amendment_id', 'amends_cost_id', 'recorded_by_id'],
  ...[
    'recorded_by_name',
    'recorded_at',
    'updated_by_id',
    'updated_by_name',
    'updated_at',
    'deleted_at',
    'deleted_by_id',
  ],
].map((column) => `c.${column}`)
const REQUEST = `from override_request o where o.cost_id = c.id and o.status <> 'deleted'
      and o.requested_at >= c.over_cap_at order by o.requested_at desc, o.id desc limit 1`
const view = (requests: string) => `create or replace view counted_cost with (security_invoker = true) as
  select ${COLUMNS.join(', ')}, o.id as override_id, o.status as override_status,
    case when c.excess_cents = 0 then 'recorded' when o.status = 'approved' then 'override_approved'
      when o.status = 'denied' then 'override_denied' else 'over_cap' end as status
  from cost c ${requests}
  where c.deleted_at is null
    and not exists (select 1 from cost n where n.amends_cost_id = c.id and n.deleted_at is null);`
/** The arms of a choice are looked at one cost at a time, and only where there is anything to look for. */
const ONLY_OVER_CAP = view(`cross join lateral (
    select case when c.over_cap_at is not null then (select o.id ${REQUEST}) end as id,
      case when c.over_cap_at is not null then (select o.status ${REQUEST}) end as status) o`)
const BEFORE = view(
  `left join lateral (select o.id, o.status ${REQUEST.replace('where', 'where c.over_cap_at is not null and')}) o on true`,
)
const COUNTED = `create function packet_counted_costs(uuid) returns table (cost_id uuid, category text, total_cents int,
    billable_cents int, approved_by_partner boolean)
  rows 300 stable security definer set search_path = public, pg_temp language sql as $$
    select k.id, k.category, k.total_cents,
      k.total_cents - case when k.status in ('over_cap', 'override_denied') then k.excess_cents else 0 end,
      v.cost_id is not null
    from staffing_packet p
    join counted_cost k on k.organisation_id = p.organisation_id and k.programme_id = p.programme_id and k.month = p.month
    left join packet_cost_tick v on v.packet_id = p.id and v.cost_id = k.id
    where p.id = $1 and k.amendment_id is null and k.paid_by = 'grant' $$;`

/** Costs within the cap prepare no look for a request, and sums of a packet need no names, nor an order by them. */
export class Migration20261122182000_cheap_counts extends Migration {
  override up(): void {
    for (const statement of [ONLY_OVER_CAP, COUNTED]) this.addSql(statement)
  }

  override down(): void {
    for (const statement of ['drop function packet_counted_costs(uuid);', BEFORE]) this.addSql(statement)
  }
}
