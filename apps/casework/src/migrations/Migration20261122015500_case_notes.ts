import { Migration } from '@mikro-orm/migrations'

/** People, resource teams, notes, and the requests to delete them. */
export class Migration20261122015500_case_notes extends Migration {
  override name = 'Migration20261122015500_case_notes'

  override up(): void {
    this.addSql(
      `alter table "organisation" add column "parent_id" uuid null, add column "provider_manager_id" uuid null;`,
    )
    this.addSql(`create index "organisation_parent" on "organisation" ("parent_id");`)
    this.addSql(`create index "organisation_provider_manager" on "organisation" ("provider_manager_id");`)

    this.addSql(
      `create table "person" ("id" uuid not null, "name" text not null, "email" text not null, "roles" text[] not null, "organisation_id" uuid null, "active" boolean not null, primary key ("id"));`,
    )
    this.addSql(`create index "person_organisation" on "person" ("organisation_id");`)

    this.addSql(
      `create table "team_member" ("customer_id" uuid not null, "user_id" uuid not null, "added_by_id" uuid not null, "added_at" timestamptz not null, primary key ("customer_id", "user_id"));`,
    )
    this.addSql(`create index "team_member_user" on "team_member" ("user_id");`)

    this.addSql(
      `create table "case_note" ("id" uuid not null, "customer_id" uuid not null, "contact_on" date not null, "contact_type" text not null, "data" text not null, "analysis" text not null, "plan" text not null, "author_id" uuid not null, "author_name" text not null, "organisation_id" uuid null, "organisation_name" text null, "written_at" timestamptz not null, "out_of_order" boolean not null, "relation_kind" text null, "relation_note_id" uuid null, primary key ("id"));`,
    )
    this.addSql(
      `create index case_note_customer on case_note (customer_id, contact_on desc, written_at desc, id desc);`,
    )
    this.addSql(`create index "case_note_relation" on "case_note" ("relation_note_id");`)
    this.addSql(
      `create table "case_note_copy" ("note_id" uuid not null, "user_id" uuid not null, "name" text not null, primary key ("note_id", "user_id"));`,
    )

    this.addSql(
      `create table "deletion_request" ("id" uuid not null, "version" int not null, "note_id" uuid not null, "customer_id" uuid not null, "status" text not null, "reason" text not null, "explanation" text not null, "duplicate_of" uuid null, "requester_id" uuid not null, "requester_name" text not null, "requester_email" text not null, "requester_organisation_name" text null, "requested_at" timestamptz not null, "decided_by_id" uuid null, "decided_by_name" text null, "decided_at" timestamptz null, "decision_note" text null, primary key ("id"));`,
    )
    this.addSql(`create index deletion_request_report on deletion_request (status, requested_at, id);`)
    this.addSql(`create index "deletion_request_requested" on "deletion_request" ("requested_at", "id");`)
    this.addSql(`create index "deletion_request_note" on "deletion_request" ("note_id", "requested_at");`)
    this.addSql(`create index "deletion_request_customer" on "deletion_request" ("customer_id");`)
    this.addSql(`create index "deletion_request_duplicate" on "deletion_request" ("duplicate_of");`)
    this.addSql(`create unique index deletion_request_once on deletion_request (note_id) where status <> 'rejected';`)

    this.addSql(
      `create table "organisation_note" ("id" uuid not null, "organisation_id" uuid not null, "organisation_name" text not null, "contact_on" date not null, "task" text not null, "subject" text not null, "message" text not null, "author_id" uuid not null, "author_name" text not null, "written_at" timestamptz not null, primary key ("id"));`,
    )
    this.addSql(
      `create index organisation_note_organisation on organisation_note (organisation_id, contact_on desc, written_at desc, id desc);`,
    )
    this.addSql(
      `create index organisation_note_latest on organisation_note (contact_on desc, written_at desc, id desc);`,
    )
    this.addSql(
      `create table "organisation_note_copy" ("note_id" uuid not null, "user_id" uuid not null, "name" text not null, primary key ("note_id", "user_id"));`,
    )

    this.addSql(
      `alter table "team_member" add constraint "team_member_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "case_note" add constraint "case_note_customer_id_foreign" foreign key ("customer_id") references "customer" ("id");`,
    )
    this.addSql(
      `alter table "case_note" add constraint "case_note_contact_type_check" check ("contact_type" in ('phone', 'office_visit', 'third_party_contact', 'virtual_meeting', 'employment_verification', 'referral'));`,
    )
    this.addSql(
      `alter table "case_note" add constraint "case_note_relation_kind_check" check ("relation_kind" in ('addendum', 'correction'));`,
    )
    this.addSql(
      `alter table "deletion_request" add constraint "deletion_request_status_check" check ("status" in ('not_reviewed', 'approved', 'rejected'));`,
    )
    this.addSql(
      `alter table "deletion_request" add constraint "deletion_request_reason_check" check ("reason" in ('duplicate', 'wrong_customer', 'other'));`,
    )
    this.addSql(
      `alter table "organisation_note" add constraint "organisation_note_task_check" check ("task" in ('general', 'grant', 'staff', 'monitoring', 'technical_assistance'));`,
    )
  }

  override down(): void {
    const tables = [
      'organisation_note_copy',
      'organisation_note',
      'deletion_request',
      'case_note_copy',
      'case_note',
      'team_member',
      'person',
    ]
    for (const table of tables) this.addSql(`drop table "${table}";`)
    this.addSql(`drop index "organisation_parent";`)
    this.addSql(`drop index "organisation_provider_manager";`)
    this.addSql(`alter table "organisation" drop column "parent_id", drop column "provider_manager_id";`)
  }
}
