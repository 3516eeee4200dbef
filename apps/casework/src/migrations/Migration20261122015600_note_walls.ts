import { Migration } from '@mikro-orm/migrations'

const ROLES = `string_to_array(nullif(current_setting('app.roles', true), ''), ',')`
const USER = `(select nullif(current_setting('app.user_id', true), '')::uuid)`
const ORGANISATION = `(select nullif(current_setting('app.organisation_id', true), '')::uuid)`
const SUB_GRANTEES = `(select string_to_array(nullif(current_setting('app.sub_grantee_ids', true), ''), ',')::uuid[])`
const holds = (...roles: string[]) => `(select ${ROLES} && array[${roles.map((role) => `'${role}'`).join(', ')}])`

/** What only the owner of the tables can look up without asking itself in a circle. */
const FUNCTIONS = [
  `create function note_is_deleted(uuid) returns boolean stable security definer set search_path = public language sql
    as $$ select exists (select 1 from deletion_request where note_id = $1 and status = 'approved') $$;`,
  `create function granted_organisations(uuid) returns uuid[] stable security definer set search_path = public language sql
    as $$ select granted_organisation_ids from customer where id = $1 $$;`,
  `create function reads_case_note(uuid) returns boolean stable language plpgsql
    as $$ begin return exists (select 1 from public.case_note where id = $1); end $$;`,
  `create function reads_organisation_note(uuid) returns boolean stable language plpgsql
    as $$ begin return exists (select 1 from public.organisation_note where id = $1); end $$;`,
]

/** Rubric line 91: these ask for a deletion without reading the notes; the service shows them nothing. */
const ASKS_ONLY = `${holds('billing_manager')} or (${holds('cbo_program_manager')}
    and ${ORGANISATION} = any(granted_organisations(customer_id)))`
/** NOTE-017: a deleted note is in the report of the super users and nowhere else. */
const READS_NOTE = `(reads_customer(customer_id) or ${ASKS_ONLY})
    and (not note_is_deleted(id) or ${holds('super_admin')})`
/** What the rubric says of `read OrganisationNote`, written by `rowSecurityPolicy`; a test compares. */
const READS_ORGANISATION_NOTE = `
  (${holds('partner', 'intermediary', 'cbo_program_manager')} and organisation_id = ${ORGANISATION})
  or (${holds('intermediary')} and organisation_id = any(${SUB_GRANTEES}::uuid[]))
  or (${holds('provider_manager', 'workforce_development', 'super_admin')})`

const POLICIES = [
  `create policy with_customer on team_member using (reads_customer(customer_id));`,
  `create policy read_with_customer on case_note for select using (${READS_NOTE});`,
  `create policy write_as_oneself on case_note for insert
    with check (author_id = ${USER} and reads_customer(customer_id));`,
  `create policy read_with_note on case_note_copy for select using (reads_case_note(note_id));`,
  `create policy add_with_note on case_note_copy for insert with check (reads_case_note(note_id));`,
  `create policy read_report_or_with_note on deletion_request for select
    using (${holds('super_admin')} or requester_id = ${USER} or reads_case_note(note_id));`,
  `create policy ask_as_oneself on deletion_request for insert
    with check (requester_id = ${USER} and status = 'not_reviewed' and reads_case_note(note_id));`,
  `create policy decide_as_management on deletion_request for update
    using (${holds('super_admin')} and ${holds('idhs_manager')} and requester_id <> ${USER});`,
  `create policy rubric_read on organisation_note for select using (${READS_ORGANISATION_NOTE});`,
  `create policy write_as_oneself on organisation_note for insert with check (author_id = ${USER});`,
  `create policy read_with_note on organisation_note_copy for select using (reads_organisation_note(note_id));`,
  `create policy add_with_note on organisation_note_copy for insert with check (reads_organisation_note(note_id));`,
]
const SERVICE_ITSELF = `(select current_setting('app.service', true) = 'casework')`
const NOTES = ['case_note', 'case_note_copy', 'organisation_note', 'organisation_note_copy']
const TABLES = ['team_member', 'deletion_request', ...NOTES]

/** NOTE-010: not the service, not even the owner of the tables changes or removes a note. */
const REFUSE = `create function refuse_note_change() returns trigger language plpgsql as $$
  begin raise exception 'a note is never changed or deleted' using errcode = 'insufficient_privilege'; end $$;`
/** A request changes once, by its decision, and only in what the decision says; it is never removed. */
const ONLY_DECIDE = `create function only_decide_deletion() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' or old.status <> 'not_reviewed'
      or (to_jsonb(new) - '{status,version,decided_by_id,decided_by_name,decided_at,decision_note}'::text[])
        <> (to_jsonb(old) - '{status,version,decided_by_id,decided_by_name,decided_at,decision_note}'::text[]) then
      raise exception 'a deletion request is decided once and never changed' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end $$;`

/** Who sees notes, and that nobody ever changes one. */
export class Migration20261122015600_note_walls extends Migration {
  override name = 'Migration20261122015600_note_walls'

  override up(): void {
    for (const table of TABLES) this.addSql(`alter table ${table} enable row level security;`)
    for (const statement of [...FUNCTIONS, ...POLICIES, REFUSE, ONLY_DECIDE]) this.addSql(statement)
    for (const table of TABLES) this.addSql(`create policy service_itself on ${table} using (${SERVICE_ITSELF});`)
    this.addSql(`revoke update, delete, truncate on ${NOTES.join(', ')} from isets_service;`)
    this.addSql('revoke delete, truncate on deletion_request from isets_service;')
    for (const table of NOTES) {
      this.addSql(`create trigger never_changed before update or delete on ${table}
        for each row execute function refuse_note_change();`)
      this.addSql(`create trigger never_emptied before truncate on ${table}
        for each statement execute function refuse_note_change();`)
    }
    this.addSql(`create trigger decided_once before update or delete on deletion_request
      for each row execute function only_decide_deletion();`)
    this.addSql(`alter table deletion_request
      add constraint deletion_request_never_own check (decided_by_id <> requester_id),
      add constraint deletion_request_decided check ((status = 'not_reviewed') = (decided_by_id is null)
        and (decided_by_id is null) = (decided_at is null) and (decided_by_id is null) = (decision_note is null));`)
  }

  override down(): void {
    this.addSql(`alter table deletion_request drop constraint deletion_request_decided,
      drop constraint deletion_request_never_own;`)
    this.addSql('drop trigger decided_once on deletion_request;')
    for (const table of NOTES) {
      this.addSql(`drop trigger never_emptied on ${table};`)
      this.addSql(`drop trigger never_changed on ${table};`)
    }
    this.addSql(`grant update, delete on ${NOTES.join(', ')} to isets_service;`)
    this.addSql('grant delete on deletion_request to isets_service;')
    for (const policy of POLICIES.toReversed()) {
      const [, name, table] = /^create policy (\w+) on (\w+)/.exec(policy) ?? []
      this.addSql(`drop policy ${name} on ${table};`)
    }
    for (const table of TABLES) {
      this.addSql(`drop policy service_itself on ${table};`)
      this.addSql(`alter table ${table} disable row level security;`)
    }
    for (const name of ['only_decide_deletion()', 'refuse_note_change()', 'reads_organisation_note(uuid)']) {
      this.addSql(`drop function ${name};`)
    }
    for (const name of ['reads_case_note', 'granted_organisations', 'note_is_deleted']) {
      this.addSql(`drop function ${name}(uuid);`)
    }
  }
}
