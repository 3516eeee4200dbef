import { Migration } from '@mikro-orm/migrations'

export class Migration20261121223818_foundation extends Migration {
  override name = 'Migration20261121223818_foundation'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "audit_event" ("id" uuid not null, "occurred_at" timestamptz not null default now(), "actor" text not null, "session_id" text null, "action" text not null, "object_type" text not null, "object_id" text not null, "purpose" text not null, "outcome" text not null, "changed_fields" jsonb not null, "request_id" text not null, primary key ("id"));`,
    )
    this.addSql(`create index "audit_event_object" on "audit_event" ("object_type", "object_id");`)
    this.addSql(`create index "audit_event_actor" on "audit_event" ("actor", "occurred_at");`)

    this.addSql(
      `create table "dead_letter" ("id" uuid not null, "consumer" text not null, "message_id" text not null, "event_type" text not null, "aggregate_id" text not null, "envelope" jsonb not null, "error" text not null, "failed_at" timestamptz not null default now(), "redriven_at" timestamptz null, primary key ("id"));`,
    )
    this.addSql(`create index "dead_letter_failed_at" on "dead_letter" ("failed_at");`)
    this.addSql(`alter table "dead_letter" add constraint "dead_letter_message" unique ("consumer", "message_id");`)

    this.addSql(
      `create table "idempotency_key" ("user_id" text not null, "operation" text not null, "key" text not null, "body_hash" text not null, "answer" jsonb not null, "created_at" timestamptz not null default now(), primary key ("user_id", "operation", "key"));`,
    )

    this.addSql(
      `create table "inbox" ("consumer" text not null, "message_id" uuid not null, "aggregate_id" text not null, "aggregate_version" int not null, "received_at" timestamptz not null default now(), primary key ("consumer", "message_id"));`,
    )
    this.addSql(`create index "inbox_aggregate" on "inbox" ("consumer", "aggregate_id", "aggregate_version");`)

    this.addSql(
      `create table "organisation" ("id" uuid not null, "name" text not null, "kind" text not null, "region" text not null, "parent_id" uuid null, "provider_manager_id" uuid null, "version" int not null default 1, primary key ("id"));`,
    )
    this.addSql(`alter table "organisation" add constraint "organisation_name_unique" unique ("name");`)
    this.addSql(`create index "organisation_parent_id_index" on "organisation" ("parent_id");`)
    this.addSql(`create index "organisation_provider_manager_id_index" on "organisation" ("provider_manager_id");`)

    this.addSql(
      `create table "outbox" ("id" uuid not null, "aggregate_id" text not null, "aggregate_version" int not null, "type" text not null, "service" text not null, "subject" text not null, "payload" jsonb not null, "headers" jsonb not null, "occurred_at" timestamptz not null, "created_at" timestamptz not null default now(), "published_at" timestamptz null, "stream_seq" bigint null, "attempts" int not null default 0, "last_error" text null, primary key ("id"));`,
    )
    this.addSql(`create index outbox_unpublished on outbox (id) where published_at is null;`)

    this.addSql(
      `create table "relay_state" ("stream" text not null, "stream_created_at" text not null, "last_seq" bigint not null, primary key ("stream"));`,
    )

    this.addSql(
      `create table "sign_in_throttle" ("account_key" text not null, "failures" int not null, "window_started_at" timestamptz not null, "locked_until" timestamptz null, "locks" int not null, primary key ("account_key"));`,
    )
    this.addSql(`create index "sign_in_throttle_window_started_at_index" on "sign_in_throttle" ("window_started_at");`)

    this.addSql(
      `create table "user_account" ("id" uuid not null, "first_name" text not null, "last_name" text not null, "email" text not null, "phone" text null, "extension" text null, "organisation_id" uuid null, "status" text not null, "password_hash" text not null, "last_sign_in_at" timestamptz null, "deactivated_at" timestamptz null, "version" int not null default 1, primary key ("id"));`,
    )
    this.addSql(`alter table "user_account" add constraint "user_account_email_unique" unique ("email");`)
    this.addSql(`create index "user_account_organisation_id_index" on "user_account" ("organisation_id");`)
    this.addSql(`create index "user_account_name" on "user_account" ("last_name", "first_name", "id");`)

    this.addSql(
      `create table "session" ("id" uuid not null, "token_hash" text not null, "user_id" uuid not null, "opened_at" timestamptz not null, "last_active_at" timestamptz not null, "ended_at" timestamptz null, "end_reason" text null, "address" text not null, "device" text not null, primary key ("id"));`,
    )
    this.addSql(`alter table "session" add constraint "session_token_hash_unique" unique ("token_hash");`)
    this.addSql(`create index "session_user_id_index" on "session" ("user_id");`)
    this.addSql(`create index "session_opened_at_index" on "session" ("opened_at");`)

    this.addSql(
      `create table "role_assignment" ("user_id" uuid not null, "role" text not null, "assigned_at" timestamptz not null, primary key ("user_id", "role"));`,
    )

    this.addSql(
      `alter table "organisation" add constraint "organisation_parent_id_foreign" foreign key ("parent_id") references "organisation" ("id") on delete restrict;`,
    )
    this.addSql(
      `alter table "organisation" add constraint "organisation_kind_check" check ("kind" in ('provider', 'intermediary', 'sub_grantee'));`,
    )

    this.addSql(
      `alter table "user_account" add constraint "user_account_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete restrict;`,
    )
    this.addSql(
      `alter table "user_account" add constraint "user_account_status_check" check ("status" in ('active', 'deactivated'));`,
    )

    this.addSql(
      `alter table "session" add constraint "session_user_id_foreign" foreign key ("user_id") references "user_account" ("id") on delete restrict;`,
    )
    this.addSql(
      `alter table "session" add constraint "session_end_reason_check" check ("end_reason" in ('sign-out', 'deactivated', 'replaced'));`,
    )

    this.addSql(
      `alter table "role_assignment" add constraint "role_assignment_user_id_foreign" foreign key ("user_id") references "user_account" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "role_assignment" add constraint "role_assignment_role_check" check ("role" in ('partner', 'intermediary', 'cbo_program_manager', 'provider_manager', 'workforce_development', 'billing_manager', 'idhs_manager', 'super_admin', 'siu_agent', 'siu_lead', 'platform_manager', 'program_manager', 'fcrc', 'auditor', 'customer', 'ies_sync'));`,
    )
  }

  override down(): void | Promise<void> {
    const tables = [
      ...['audit_event', 'dead_letter', 'idempotency_key', 'inbox', 'organisation', 'outbox'],
      ...['relay_state', 'sign_in_throttle', 'user_account', 'session', 'role_assignment'],
    ]
    for (const table of tables) this.addSql(`drop table "${table}" cascade;`)
  }
}
