import { Migration } from '@mikro-orm/migrations'

/**
 * Which referrals each provider may be shown: its own and those of customers whom it serves, without what is hidden from
 * providers (C37) and what was removed; with what views ask. Lists of one provider are walked and counted here, however
 * many referrals others have: row security keeps `granted_organisation_ids &&` of `referral` from an index, since it is
 * not leakproof. A trigger keeps it, so that no way of writing can forget it.
 */
const TABLE = `create table referral_reader (
  referral_id uuid not null references referral (id) on delete cascade,
  organisation_id uuid not null,
  status text not null,
  response_due_at timestamptz not null,
  serial bigint not null,
  flag_at timestamptz null,
  primary key (referral_id, organisation_id)
);`
const INDEXES = [
  `create index referral_reader_due on referral_reader (organisation_id, response_due_at, serial)
   include (referral_id, status);`,
  `create index referral_reader_pending on referral_reader (organisation_id, response_due_at, serial)
   include (referral_id, status) where status in ('pending_idhs_response', 'pending_provider_response');`,
  'create index referral_reader_flag on referral_reader (organisation_id, flag_at) where flag_at is not null;',
]
const COLUMNS = 'referral_id, organisation_id, status, response_due_at, serial, flag_at'
const READERS = (referral: string) => `select ${referral}.id, reader, ${referral}.status, ${referral}.response_due_at,
    ${referral}.serial, case ${referral}.status when 'accepted' then
      least(${referral}.wait_list_over_at, ${referral}.not_enrolled_at, ${referral}.to_close_at) end
  from (select distinct unnest(${referral}.granted_organisation_ids || ${referral}.organisation_id)) readers (reader)
  where reader is not null and ${referral}.removed_at is null
    and ${referral}.status not in ('rejected', 'expired', 'closed')`
const OFTEN = [
  'autovacuum_vacuum_scale_factor',
  'autovacuum_vacuum_insert_scale_factor',
  'autovacuum_analyze_scale_factor',
]
const KEEP_READERS = `
create function keep_readers() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from referral_reader where referral_id = new.id;
  insert into referral_reader (${COLUMNS})
  ${READERS('new')};
  return null;
end
$$;`
const WHAT_IT_HOLDS = `organisation_id, granted_organisation_ids, status, removed_at, response_due_at,
  wait_list_over_at, not_enrolled_at, to_close_at`

const ROLES = `string_to_array(nullif(current_setting('app.roles', true), ''), ',')`
const holds = (...roles: string[]) => `(select ${ROLES} && array[${roles.map((role) => `'${role}'`).join(', ')}])`
const ORGANISATION = `(select nullif(current_setting('app.organisation_id', true), '')::uuid)`
const SUB_GRANTEES = `(select string_to_array(nullif(current_setting('app.sub_grantee_ids', true), ''), ',')::uuid[])`
const READS = `(${holds('partner', 'intermediary')} and organisation_id = ${ORGANISATION})
  or (${holds('intermediary')} and organisation_id = any(${SUB_GRANTEES}::uuid[]))`

export class Migration20261123003000_reader extends Migration {
  override up(): void {
    this.addSql(TABLE)
    this.addSql(`insert into referral_reader (${COLUMNS})
      select one.* from referral r cross join lateral (${READERS('r')}) one;`)
    for (const index of INDEXES) this.addSql(index)
    this.addSql(`alter table referral_reader set (${OFTEN.map((name) => `${name} = 0.01`).join(', ')});`)
    this.addSql(KEEP_READERS)
    this.addSql(
      `create trigger keep_readers after insert or update of ${WHAT_IT_HOLDS} on referral for each row
       execute function keep_readers();`,
    )
    this.addSql('alter table referral_reader enable row level security;')
    this.addSql(`create policy rubric_read on referral_reader for select using (${READS});`)
    this.addSql('revoke insert, update, delete on referral_reader from isets_service;')
  }

  override down(): void {
    this.addSql('drop trigger keep_readers on referral;')
    this.addSql('drop function keep_readers();')
    this.addSql('drop table referral_reader;')
  }
}
