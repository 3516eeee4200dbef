import { Migration } from '@mikro-orm/migrations'

/** What the rubric says of `read HelpRequest` and `read HelpRequestNote`, written by `rowSecurityPolicy`; a test compares. */
const ROLES = `string_to_array(nullif(current_setting('app.roles', true), ''), ',')`
const USER = `(select nullif(current_setting('app.user_id', true), '')::uuid)`
const STAFF = `'partner', 'intermediary', 'cbo_program_manager', 'provider_manager', 'workforce_development',
    'billing_manager', 'idhs_manager', 'super_admin', 'siu_agent', 'siu_lead', 'platform_manager', 'program_manager',
    'fcrc', 'auditor'`
const READS_REQUEST = `
  ((select ${ROLES} && array[${STAFF}]) and requester_id = ${USER})
  or ((select ${ROLES} && array['provider_manager']) and organisation_id = any((select
    string_to_array(nullif(current_setting('app.assigned_organisation_ids', true), ''), ',')::uuid[])::uuid[]))
  or ((select ${ROLES} && array['super_admin', 'siu_agent', 'siu_lead']))
  or ((select ${ROLES} && array['platform_manager', 'program_manager']) and status = 'escalated')`
const READS_NOTES = `(select ${ROLES} && array['siu_agent', 'siu_lead'])`

/**
 * A part of a request is seen by whoever sees the request. Asked through functions, which run as the caller and keep
 * their plan: written out, opening one request costs PostgreSQL more for planning than for everything else.
 */
const FUNCTIONS = ['help_request', 'message'].map(
  (table) => `create function reads_${table}(uuid) returns boolean stable language plpgsql as $$
    begin return exists (select 1 from public.${table} where id = $1); end $$;`,
)
const MESSAGE = `(kind <> 'note' or ${READS_NOTES}) and reads_help_request(request_id)`
const HISTORY = `(action <> 'noted' or ${READS_NOTES}) and reads_help_request(request_id)`
const ATTACHMENT = `(message_id is null and uploader_id = ${USER}) or reads_message(message_id)`

const POLICIES = [
  `create policy rubric_read on help_request for select using (${READS_REQUEST});`,
  `create policy file_as_oneself on help_request for insert with check (requester_id = ${USER});`,
  `create policy change_what_is_read on help_request for update using (true);`,
  `create policy read_with_request on message for select using (${MESSAGE});`,
  `create policy write_as_oneself on message for insert with check (author_id = ${USER} and ${MESSAGE});`,
  `create policy read_with_request on history for select using (${HISTORY});`,
  `create policy write_as_oneself on history for insert with check (actor_id = ${USER} and ${HISTORY});`,
  `create policy read_own_or_with_message on attachment for select using (${ATTACHMENT});`,
  `create policy upload_as_oneself on attachment for insert with check (uploader_id = ${USER});`,
  `create policy change_own on attachment for update using (uploader_id = ${USER});`,
  `create policy own on draft using (user_id = ${USER});`,
  `create policy own on read_marker using (user_id = ${USER});`,
]
/** Jobs and events, which no caller asked for. */
const SERVICE_ITSELF = `(select current_setting('app.service', true) = 'help-desk')`
const TABLES = ['help_request', 'message', 'history', 'attachment', 'draft', 'read_marker']
/** Written once and never changed, not even by a faulty service. */
const APPEND_ONLY = 'message, history'

/** The second wall behind the permission filter of every query (architecture.md, section 5). */
export class Migration20261121224500_row_security extends Migration {
  override up(): void {
    for (const table of TABLES) this.addSql(`alter table ${table} enable row level security;`)
    for (const statement of [...FUNCTIONS, ...POLICIES]) this.addSql(statement)
    for (const table of TABLES) this.addSql(`create policy service_itself on ${table} using (${SERVICE_ITSELF});`)
    this.addSql(`revoke update, delete on ${APPEND_ONLY} from isets_service;`)
  }

  override down(): void {
    this.addSql(`grant update, delete on ${APPEND_ONLY} to isets_service;`)
    for (const policy of POLICIES.toReversed()) {
      const [, name, table] = /^create policy (\w+) on (\w+)/.exec(policy) ?? []
      this.addSql(`drop policy ${name} on ${table};`)
    }
    this.addSql('drop function reads_help_request(uuid);')
    this.addSql('drop function reads_message(uuid);')
    for (const table of TABLES) {
      this.addSql(`drop policy service_itself on ${table};`)
      this.addSql(`alter table ${table} disable row level security;`)
    }
  }
}
