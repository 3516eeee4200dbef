import { Migration } from '@mikro-orm/migrations'

/** What the rubric says of `read StaffingPacket` and `read Amendment`, written by `rowSecurityPolicy`; a test compares. */
const ROLES = `string_to_array(nullif(current_setting('app.roles', true), ''), ',')`
const USER = `(select nullif(current_setting('app.user_id', true), '')::uuid)`
const list = (name: string) => `(select string_to_array(nullif(current_setting('app.${name}', true), ''), ',')::uuid[])`
const OWN = `
  ((select ${ROLES} && array['partner', 'intermediary', 'cbo_program_manager'])
    and organisation_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid))
  or ((select ${ROLES} && array['intermediary']) and organisation_id = any(${list('sub_grantee_ids')}::uuid[]))`
const READS_PACKET = `${OWN}
  or ((select ${ROLES} && array['provider_manager'])
    and organisation_id = any(${list('assigned_organisation_ids')}::uuid[]))
  or ((select ${ROLES} && array['workforce_development', 'billing_manager', 'idhs_manager', 'super_admin', 'auditor']))`
const READS_AMENDMENT = `${OWN}
  or ((select ${ROLES} && array['provider_manager', 'workforce_development', 'billing_manager', 'idhs_manager',
    'super_admin', 'auditor']))`

/** Parts of a packet are seen by whoever sees the packet. Asked through a function, which keeps its plan. */
const FUNCTION = `create function reads_packet(uuid) returns boolean stable language plpgsql as $$
    begin return exists (select 1 from public.staffing_packet where id = $1); end $$;`
const WRITTEN_PARTS = ['packet_participant', 'packet_cost_tick']
const ADDED_PARTS = ['packet_snapshot', 'packet_history']

const POLICIES = [
  `create policy rubric_read on staffing_packet for select using (${READS_PACKET});`,
  `create policy change_what_is_read on staffing_packet for update using (true);`,
  ...WRITTEN_PARTS.map((table) => `create policy with_packet on ${table} using (reads_packet(packet_id));`),
  ...ADDED_PARTS.flatMap((table) => [
    `create policy read_with_packet on ${table} for select using (reads_packet(packet_id));`,
    `create policy add_with_packet on ${table} for insert with check (reads_packet(packet_id));`,
  ]),
  `create policy rubric_read on amendment for select using (${READS_AMENDMENT});`,
  `create policy ask_as_oneself on amendment for insert with check (requester_id is null or requester_id = ${USER});`,
  `create policy change_what_is_read on amendment for update using (true);`,
]
/** Jobs and events, which no caller asked for. */
const SERVICE_ITSELF = `(select current_setting('app.service', true) = 'billing')`
const TABLES = ['staffing_packet', ...WRITTEN_PARTS, ...ADDED_PARTS, 'amendment']

/** The second wall behind the permission filter of every query (architecture.md, section 5). */
export class Migration20261122015200_packet_row_security extends Migration {
  override up(): void {
    for (const table of TABLES) this.addSql(`alter table ${table} enable row level security;`)
    for (const statement of [FUNCTION, ...POLICIES]) this.addSql(statement)
    for (const table of TABLES) this.addSql(`create policy service_itself on ${table} using (${SERVICE_ITSELF});`)
    this.addSql(`revoke update, delete on packet_snapshot, packet_history from isets_service;`)
    this.addSql(`revoke delete on staffing_packet, amendment from isets_service;`)
  }

  override down(): void {
    this.addSql(`grant delete on staffing_packet, amendment to isets_service;`)
    this.addSql(`grant update, delete on packet_snapshot, packet_history to isets_service;`)
    for (const policy of POLICIES.toReversed()) {
      const [, name, table] = /^create policy (\w+) on (\w+)/.exec(policy) ?? []
      this.addSql(`drop policy ${name} on ${table};`)
    }
    this.addSql('drop function reads_packet(uuid);')
    for (const table of TABLES) {
      this.addSql(`drop policy service_itself on ${table};`)
      this.addSql(`alter table ${table} disable row level security;`)
    }
  }
}
