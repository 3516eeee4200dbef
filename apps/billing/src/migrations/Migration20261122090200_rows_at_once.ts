import { Migration } from '@mikro-orm/migrations'

/** Table, policy, the table that is asked whether its reader sees the row, and how. */
const READ = [
  ['customer_projection', 'read_with_access', 'customer_access', 'customer_id = customer_projection.id'],
  ...['cost', 'supportive_service', 'cap_account', 'override_request'].map(
    (table) => [table, 'read_with_access', 'customer_access', `customer_id = ${table}.customer_id`] as const,
  ),
  ...['packet_participant', 'packet_cost_tick'].map(
    (table) => [table, 'with_packet', 'staffing_packet', `id = ${table}.packet_id`] as const,
  ),
  ...['packet_snapshot', 'packet_history'].map(
    (table) => [table, 'read_with_packet', 'staffing_packet', `id = ${table}.packet_id`] as const,
  ),
] as const
const asked = (table: string) => {
  if (table === 'customer_projection') return 'reads_customer(id)'
  return table.startsWith('packet_') ? 'reads_packet(packet_id)' : 'reads_customer(customer_id)'
}

const counted = (onlyOverCap: string) => `create or replace view counted_cost with (security_invoker = true) as
  select c.*, o.id as override_id, o.status as override_status,
    case when c.excess_cents = 0 then 'recorded' when o.status = 'approved' then 'override_approved'
      when o.status = 'denied' then 'override_denied' else 'over_cap' end as status
  from cost c
  left join lateral (
    select o.id, o.status from override_request o
    where ${onlyOverCap}o.cost_id = c.id and o.status <> 'deleted' and o.requested_at >= c.over_cap_at
    order by o.requested_at desc, o.id desc limit 1
  ) o on true
  where c.deleted_at is null
    and not exists (select 1 from cost n where n.amends_cost_id = c.id and n.deleted_at is null);`

/**
 * A function in a policy is called for every row, and asks the roles anew each time. What it asks stands in the policy
 * itself: the roles are asked once for a statement, and a row is one look into an index. Policies that check what is
 * written keep their functions: one row is written at a time. Costs within the cap look for no request.
 */
export class Migration20261122090200_rows_at_once extends Migration {
  override up(): void {
    for (const [table, policy, seen, how] of READ) {
      this.addSql(`alter policy ${policy} on ${table} using (exists (select 1 from ${seen} s where s.${how}));`)
    }
    this.addSql(counted('c.over_cap_at is not null and '))
  }

  override down(): void {
    for (const [table, policy] of READ) this.addSql(`alter policy ${policy} on ${table} using (${asked(table)});`)
    this.addSql(counted(''))
  }
}
