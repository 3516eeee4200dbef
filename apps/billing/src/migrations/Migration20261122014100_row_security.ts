import { Migration } from '@mikro-orm/migrations'

/** What the rubric says of `read CostOverride`, which reaches as far as `read SupportiveServiceCost` and further, written by `rowSecurityPolicy`; a test compares. */
const ROLES = `string_to_array(nullif(current_setting('app.roles', true), ''), ',')`
const ORGANISATION = `(select nullif(current_setting('app.organisation_id', true), '')::uuid)`
const SUB_GRANTEES = `(select string_to_array(nullif(current_setting('app.sub_grantee_ids', true), ''), ',')::uuid[])`
const READS_CUSTOMER = `
  ((select ${ROLES} && array['partner', 'intermediary', 'cbo_program_manager'])
    and granted_organisation_ids && array[${ORGANISATION}])
  or ((select ${ROLES} && array['intermediary']) and granted_organisation_ids && ${SUB_GRANTEES})
  or ((select ${ROLES} && array['provider_manager', 'workforce_development', 'billing_manager', 'idhs_manager',
    'super_admin']))`

/** Tables of a customer: seen and written by whoever sees the customer. Asked through a function, which keeps its plan. */
const OF_A_CUSTOMER = ['cost', 'supportive_service', 'cap_account', 'override_request']
const FUNCTION = `create function reads_customer(uuid) returns boolean stable language plpgsql as $$
    begin return exists (select 1 from public.customer_access where customer_id = $1); end $$;`

const POLICIES = [
  `create policy rubric_read on customer_access for select using (${READS_CUSTOMER});`,
  `create policy read_with_access on customer_projection for select using (reads_customer(id));`,
  ...OF_A_CUSTOMER.flatMap((table) => [
    `create policy read_with_access on ${table} for select using (reads_customer(customer_id));`,
    `create policy add_with_access on ${table} for insert with check (reads_customer(customer_id));`,
    `create policy change_with_access on ${table} for update using (true) with check (reads_customer(customer_id));`,
  ]),
]
/** Jobs and events, which no caller asked for. */
const SERVICE_ITSELF = `(select current_setting('app.service', true) = 'billing')`
const TABLES = ['customer_access', 'customer_projection', ...OF_A_CUSTOMER]

/** SUPP-012: the caps that the programme's screens show; the other categories have none until one is set. */
const FIRST_CAPS = [
  ['transportation', '140000'],
  ['housing_utilities', '50000'],
  ['clothing', '30000'],
  ['personal_hygiene', '25000'],
  ['books_supplies', 'null'],
  ['childcare_medical', 'null'],
  ['credential_testing', 'null'],
] as const

/** The second wall behind the permission filter of every query (architecture.md, section 5), and the first caps. */
export class Migration20261122014100_row_security extends Migration {
  override up(): void {
    for (const table of TABLES) this.addSql(`alter table ${table} enable row level security;`)
    for (const statement of [FUNCTION, ...POLICIES]) this.addSql(statement)
    for (const table of TABLES) this.addSql(`create policy service_itself on ${table} using (${SERVICE_ITSELF});`)
    this.addSql(`revoke delete on cost, override_request from isets_service;`)
    for (const [category, cents] of FIRST_CAPS) {
      this.addSql(`insert into cap_setting values ('${category}', '2000-07-01', ${cents}, 'ISETS', now());`)
    }
  }

  override down(): void {
    this.addSql(`delete from cap_setting where starts_on = '2000-07-01';`)
    this.addSql(`grant delete on cost, override_request to isets_service;`)
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
