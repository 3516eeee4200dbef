import { Migration } from '@mikro-orm/migrations'

/** What the rubric says of `read IesFeed`, `search IesFeed` and `add Customer`; `row-security.int-spec.ts` compares. */
const ROLES = `string_to_array(nullif(current_setting('app.roles', true), ''), ',')`
const USER = `(select nullif(current_setting('app.user_id', true), '')::uuid)`
const holds = (...roles: string[]) => `(select ${ROLES} && array[${roles.map((role) => `'${role}'`).join(', ')}])`
const WATCHES = holds('super_admin')
const SEARCHES = holds('partner', 'intermediary', 'provider_manager', 'workforce_development', 'super_admin')
const ADDS = holds('provider_manager', 'workforce_development', 'super_admin')

const POLICIES = [
  `create policy rubric_search on ies_customer for select using (${SEARCHES});`,
  `create policy rubric_add on ies_customer for insert with check (${ADDS} and not in_feed);`,
  `create policy rubric_read on row_fault for select using (${WATCHES});`,
  `create policy rubric_read on ies_lookup for select using (${WATCHES} or user_id = ${USER});`,
  `create policy search_as_oneself on ies_lookup for insert with check (user_id = ${USER} and ${SEARCHES});`,
]
/** Jobs, which no caller asked for. Nobody else ever sees a staged row. */
const SERVICE_ITSELF = `(select current_setting('app.service', true) = 'ies-exchange')`
const TABLES = ['ies_customer', 'staged_row', 'row_fault', 'ies_lookup']

/** The second wall behind the permission checks of every operation (architecture.md, section 5). */
export class Migration20261122014600_row_security extends Migration {
  override up(): void {
    for (const table of TABLES) this.addSql(`alter table ${table} enable row level security;`)
    for (const statement of POLICIES) this.addSql(statement)
    for (const table of TABLES) this.addSql(`create policy service_itself on ${table} using (${SERVICE_ITSELF});`)
    this.addSql('revoke update, delete on ies_lookup from isets_service;')
  }

  override down(): void {
    this.addSql('grant update, delete on ies_lookup to isets_service;')
    for (const policy of POLICIES.toReversed()) {
      const [, name, table] = /^create policy (\w+) on (\w+)/.exec(policy) ?? []
      this.addSql(`drop policy ${name} on ${table};`)
    }
    for (const table of TABLES) {
      this.addSql(`drop policy service_itself on ${table};`)
      this.addSql(`alter table ${table} disable row level security;`)
    }
  }
}
