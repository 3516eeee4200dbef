import { Migration } from '@mikro-orm/migrations'

/** What the rubric says of `read Customer` and of one's own screenings, written by `rowSecurityPolicy`; a test compares. */
const ROLES = `string_to_array(nullif(current_setting('app.roles', true), ''), ',')`
const ORGANISATION = `(select nullif(current_setting('app.organisation_id', true), '')::uuid)`
const SUB_GRANTEES = `(select string_to_array(nullif(current_setting('app.sub_grantee_ids', true), ''), ',')::uuid[])`
const READS_CUSTOMER = `
  ((select ${ROLES} && array['partner', 'intermediary']) and granted_organisation_ids &&
    (select string_to_array(nullif(current_setting('app.organisation_id', true), ''), ',')::uuid[]))
  or ((select ${ROLES} && array['intermediary']) and granted_organisation_ids && ${SUB_GRANTEES})
  or ((select ${ROLES} && array['provider_manager', 'workforce_development', 'super_admin']))`
const HOLDS_SCREENING = `
  ((select ${ROLES} && array['partner', 'intermediary']) and holder_organisation_id = ${ORGANISATION})
  or ((select ${ROLES} && array['intermediary']) and holder_organisation_id = any(${SUB_GRANTEES}::uuid[]))`

/**
 * What belongs to a customer is seen by whoever sees the customer. Asked through a function, which runs as the caller
 * and keeps its plan.
 */
const READS = `create function reads_customer(uuid) returns boolean stable language plpgsql as $$
    begin return exists (select 1 from public.customer where id = $1); end $$;`

/** Seen and written with the customer. */
const WITH_CUSTOMER = ['enrolment', 'goal', 'activity', 'attendance_day', 'attendance_month']
/** Written once and never changed, not even by a faulty service. */
const APPEND_ONLY = ['status_history', 'plan_change']
const POLICIES = [
  `create policy rubric_read on customer for select using (${READS_CUSTOMER});`,
  `create policy change_what_is_read on customer for update using (true);`,
  `create policy read_held_or_with_customer on screening for select
    using (${HOLDS_SCREENING} or reads_customer(customer_id));`,
  `create policy begin_own on screening for insert
    with check (organisation_id is not distinct from ${ORGANISATION}
      and holder_organisation_id is not distinct from organisation_id);`,
  `create policy change_what_is_read on screening for update using (true);`,
  `create policy read_with_customer on referral for select using (reads_customer(customer_id));`,
  ...WITH_CUSTOMER.map((table) => `create policy with_customer on ${table} using (reads_customer(customer_id));`),
  ...APPEND_ONLY.flatMap((table) => [
    `create policy read_with_customer on ${table} for select using (reads_customer(customer_id));`,
    `create policy add_with_customer on ${table} for insert with check (reads_customer(customer_id));`,
  ]),
]
/** Jobs and events, which no caller asked for, and what follows by itself from what a caller did. */
const SERVICE_ITSELF = `(select current_setting('app.service', true) = 'casework')`
const TABLES = ['customer', 'customer_access', 'screening', 'referral', ...WITH_CUSTOMER, ...APPEND_ONLY]

/** The second wall behind the permission filter of every query (architecture.md, section 5). */
export class Migration20261122013700_row_security extends Migration {
  override up(): void {
    for (const table of TABLES) this.addSql(`alter table ${table} enable row level security;`)
    for (const statement of [READS, ...POLICIES]) this.addSql(statement)
    for (const table of TABLES) this.addSql(`create policy service_itself on ${table} using (${SERVICE_ITSELF});`)
    this.addSql(`revoke update, delete on ${APPEND_ONLY.join(', ')} from isets_service;`)
  }

  override down(): void {
    this.addSql(`grant update, delete on ${APPEND_ONLY.join(', ')} to isets_service;`)
    for (const policy of POLICIES.toReversed()) {
      const [, name, table] = /^create policy (\w+) on (\w+)/.exec(policy) ?? []
      this.addSql(`drop policy ${name} on ${table};`)
    }
    this.addSql('drop function reads_customer(uuid);')
    for (const table of TABLES) {
      this.addSql(`drop policy service_itself on ${table};`)
      this.addSql(`alter table ${table} disable row level security;`)
    }
  }
}
