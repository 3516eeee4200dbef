import { Migration } from '@mikro-orm/migrations'

export class Migration20261122014544_feeds extends Migration {
  override name = 'Migration20261122014544_feeds'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "discarded_file" ("id" uuid not null, "discarded_at" timestamptz not null, primary key ("id"));`,
    )
    this.addSql(`create index "discarded_file_discarded_at" on "discarded_file" ("discarded_at", "id");`)

    this.addSql(
      `create table "feed_import" ("id" uuid not null, "version" int not null default 1, "name" text not null, "bytes" int not null, "sha256" text not null, "full" boolean not null, "status" text not null, "uploader_id" uuid not null, "uploader_name" text not null, "uploaded_at" timestamptz not null, "apply_from" timestamptz not null, "finished_at" timestamptz null, "columns" jsonb null, "byte_cursor" int not null, "line_cursor" int not null, "apply_cursor" int not null, "rows" int not null, "added" int not null, "changed" int not null, "unchanged" int not null, "rejected" int not null, "left_count" int not null, "absent" int not null, "decision" text null, "problem" text null, primary key ("id"));`,
    )
    this.addSql(`create index "feed_import_uploaded_at" on "feed_import" ("uploaded_at", "id");`)
    this.addSql(
      `create index feed_import_open on feed_import (uploaded_at, id) where status not in ('finished', 'failed');`,
    )

    this.addSql(
      `create table "ies_customer" ("id" uuid not null, "version" int not null, "individual_number" text not null, "case_number" text not null, "first_name" text not null, "middle_name" text not null, "last_name" text not null, "first_key" text not null, "last_key" text not null, "birth_date" date not null, "ssn_hash" text null, "ssn_last4_hash" text null, "email" text not null, "phone" text not null, "line1" text not null, "line2" text not null, "city" text not null, "state" text not null, "zip" text not null, "county" text not null, "eligibility" text not null, "abawd" boolean not null, "redetermination_on" date null, "midpoint_on" date null, "in_feed" boolean not null, "import_id" uuid null, "changed_at" timestamptz not null, primary key ("id"));`,
    )
    this.addSql(`create index "ies_customer_names" on "ies_customer" ("last_key", "first_key");`)
    this.addSql(`create index "ies_customer_case" on "ies_customer" ("case_number");`)
    this.addSql(
      `alter table "ies_customer" add constraint "ies_customer_individual_number" unique ("individual_number");`,
    )

    this.addSql(
      `create table "ies_lookup" ("id" uuid not null, "at" timestamptz not null, "user_id" uuid not null, "user_name" text not null, "organisation_name" text null, "identifiers" jsonb not null, "outcome" text not null, "customer_id" uuid null, primary key ("id"));`,
    )
    this.addSql(`create index "ies_lookup_at" on "ies_lookup" ("at", "id");`)
    this.addSql(`create index "ies_lookup_user" on "ies_lookup" ("user_id", "at");`)

    this.addSql(
      `create table "row_fault" ("import_id" uuid not null, "line" int not null, "column_name" text not null, "individual_number" text not null, "sentence" text not null, "found" text not null, primary key ("import_id", "line", "column_name"));`,
    )

    this.addSql(
      `create table "staged_row" ("import_id" uuid not null, "line" int not null, "individual_number" text null, "case_number" text null, "data" jsonb null, primary key ("import_id", "line"));`,
    )
    this.addSql(`create index "staged_row_individual_number" on "staged_row" ("import_id", "individual_number");`)
    this.addSql(
      `create index staged_row_unreadable on staged_row (import_id, case_number) where individual_number is null;`,
    )

    this.addSql(
      `alter table "feed_import" add constraint "feed_import_status_check" check ("status" in ('waiting', 'reading', 'checked', 'applying', 'held', 'leaving', 'finished', 'failed'));`,
    )

    this.addSql(
      `alter table "ies_customer" add constraint "ies_customer_eligibility_check" check ("eligibility" in ('eligible', 'not_eligible', 'needs_verification', 'n_a'));`,
    )

    this.addSql(
      `alter table "ies_lookup" add constraint "ies_lookup_outcome_check" check ("outcome" in ('eligible', 'not_eligible', 'not_found'));`,
    )
  }

  override down(): void | Promise<void> {
    const tables = ['staged_row', 'row_fault', 'ies_lookup', 'ies_customer', 'feed_import', 'discarded_file']
    for (const table of tables) this.addSql(`drop table "${table}";`)
  }
}
