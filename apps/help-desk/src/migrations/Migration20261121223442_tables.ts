import { Migration } from '@mikro-orm/migrations'

export class Migration20261121223442_tables extends Migration {
  override up(): void | Promise<void> {
    this.addSql(`create sequence "help_request_serial";`)
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
      `create table "draft" ("user_id" uuid not null, "form" jsonb not null, "saved_at" timestamptz not null, primary key ("user_id"));`,
    )

    this.addSql(
      `create table "help_request" ("id" uuid not null, "serial" bigint not null default nextval('help_request_serial'), "number" text generated always as ('HR-' || lpad(serial::text, greatest(6, length(serial::text)), '0')) stored not null, "version" int not null, "summary" text not null, "status" text not null, "priority" text not null, "priority_rank" smallint generated always as (case priority when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end) stored not null, "category" text not null, "subcategory" text not null, "blocks_work" boolean not null, "requester_id" uuid not null, "requester_name" text not null, "requester_email" text not null, "organisation_id" uuid null, "organisation_name" text null, "cc" text[] not null, "form" jsonb not null, "assignee_id" uuid null, "assignee_name" text null, "promise_log" jsonb not null, "due_at" timestamptz null, "answered_at" timestamptz null, "status_since" timestamptz not null, "closes_at" timestamptz null, "filed_at" timestamptz not null, "updated_at" timestamptz not null, "support_updated_at" timestamptz not null, "message_at" timestamptz not null, "message_by" uuid not null, "note_at" timestamptz null, "note_by" uuid null, primary key ("id"));`,
    )
    this.addSql(`alter table "help_request" add constraint "help_request_serial_key" unique ("serial");`)
    this.addSql(`alter table "help_request" add constraint "help_request_number_key" unique ("number");`)
    this.addSql(
      `create index help_request_open_due on help_request (due_at, serial) include (id, requester_id, organisation_id, status, assignee_id, priority, category) where status in ('new', 'in_progress', 'waiting_for_requester', 'escalated');`,
    )
    this.addSql(
      `create index help_request_open_priority on help_request (priority_rank, due_at, serial) include (id, requester_id, organisation_id, status, assignee_id, priority, category) where status in ('new', 'in_progress', 'waiting_for_requester', 'escalated');`,
    )
    this.addSql(
      `create index help_request_due on help_request (due_at, serial) include (requester_id, organisation_id, status);`,
    )
    this.addSql(`create index "help_request_updated" on "help_request" ("support_updated_at", "serial");`)
    this.addSql(`create index "help_request_requester" on "help_request" ("requester_id", "updated_at", "serial");`)
    this.addSql(
      `create index "help_request_organisation" on "help_request" ("organisation_id", "updated_at", "serial");`,
    )
    this.addSql(
      `create index help_request_assignee on help_request (assignee_id, due_at, serial) include (id, requester_id, organisation_id, status);`,
    )
    this.addSql(`create index "help_request_status" on "help_request" ("status", "due_at", "serial");`)
    this.addSql(`create index "help_request_category" on "help_request" ("category", "due_at", "serial");`)
    this.addSql(`create index help_request_closes on help_request (closes_at) where closes_at is not null;`)

    this.addSql(
      `create table "history" ("id" uuid not null, "request_id" uuid not null, "at" timestamptz not null, "actor_id" uuid null, "actor_name" text null, "action" text not null, "was" text null, "became" text null, primary key ("id"));`,
    )
    this.addSql(`create index "history_request" on "history" ("request_id", "at");`)

    this.addSql(
      `create table "idempotency_key" ("user_id" text not null, "operation" text not null, "key" text not null, "body_hash" text not null, "answer" jsonb not null, "created_at" timestamptz not null default now(), primary key ("user_id", "operation", "key"));`,
    )

    this.addSql(
      `create table "inbox" ("consumer" text not null, "message_id" uuid not null, "aggregate_id" text not null, "aggregate_version" int not null, "received_at" timestamptz not null default now(), primary key ("consumer", "message_id"));`,
    )
    this.addSql(`create index "inbox_aggregate" on "inbox" ("consumer", "aggregate_id", "aggregate_version");`)

    this.addSql(
      `create table "message" ("id" uuid not null, "request_id" uuid not null, "kind" text not null, "author_id" uuid not null, "author_name" text not null, "author_side" text not null, "html" text not null, "text" text not null, "written_at" timestamptz not null, primary key ("id"));`,
    )
    this.addSql(`create index "message_request" on "message" ("request_id", "written_at");`)

    this.addSql(
      `create table "attachment" ("id" uuid not null, "uploader_id" uuid not null, "name" text not null, "media_type" text not null, "bytes" int not null, "sha256" text not null, "purpose" text not null, "state" text not null, "uploaded_at" timestamptz not null, "request_id" uuid null, "message_id" uuid null, primary key ("id"));`,
    )
    this.addSql(`create index "attachment_request" on "attachment" ("request_id");`)
    this.addSql(`create index "attachment_message" on "attachment" ("message_id");`)
    this.addSql(`create index "attachment_uploader" on "attachment" ("uploader_id", "uploaded_at");`)

    this.addSql(
      `create table "organisation" ("id" uuid not null, "name" text not null, "provider_manager_id" uuid null, primary key ("id"));`,
    )
    this.addSql(`create index "organisation_provider_manager" on "organisation" ("provider_manager_id");`)

    this.addSql(
      `create table "outbox" ("id" uuid not null, "aggregate_id" text not null, "aggregate_version" int not null, "type" text not null, "service" text not null, "subject" text not null, "payload" jsonb not null, "headers" jsonb not null, "occurred_at" timestamptz not null, "created_at" timestamptz not null default now(), "published_at" timestamptz null, "stream_seq" bigint null, "attempts" int not null default 0, "last_error" text null, primary key ("id"));`,
    )
    this.addSql(`create index outbox_unpublished on outbox (id) where published_at is null;`)

    this.addSql(
      `create table "person" ("id" uuid not null, "name" text not null, "email" text not null, "roles" text[] not null, "organisation_id" uuid null, "active" boolean not null, primary key ("id"));`,
    )
    this.addSql(`create index "person_organisation" on "person" ("organisation_id");`)

    this.addSql(
      `create table "read_marker" ("user_id" uuid not null, "request_id" uuid not null, "read_at" timestamptz not null, primary key ("user_id", "request_id"));`,
    )
    this.addSql(`create index "read_marker_request" on "read_marker" ("request_id");`)

    this.addSql(
      `create table "relay_state" ("stream" text not null, "stream_created_at" text not null, "last_seq" bigint not null, primary key ("stream"));`,
    )

    this.addSql(
      `create table "request_search" ("request_id" uuid not null, "is_open" boolean not null, "public_text" tsvector not null, "support_text" tsvector not null, primary key ("request_id"));`,
    )
    this.addSql(`create index "request_search_public" on "public"."request_search" using gin("public_text");`)
    this.addSql(`create index "request_search_support" on "public"."request_search" using gin("support_text");`)
    this.addSql(`create index request_search_open on request_search using gin (support_text) where is_open;`)

    this.addSql(
      `alter table "help_request" add constraint "help_request_status_check" check ("status" in ('new', 'in_progress', 'waiting_for_requester', 'escalated', 'resolved', 'closed'));`,
    )
    this.addSql(
      `alter table "help_request" add constraint "help_request_priority_check" check ("priority" in ('urgent', 'high', 'normal', 'low'));`,
    )

    this.addSql(
      `alter table "history" add constraint "history_request_id_foreign" foreign key ("request_id") references "help_request" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "history" add constraint "history_action_check" check ("action" in ('filed', 'answered', 'noted', 'assigned', 'categorised', 'prioritised', 'waiting', 'resumed', 'resolved', 'reopened', 'closed', 'escalated'));`,
    )

    this.addSql(
      `alter table "message" add constraint "message_request_id_foreign" foreign key ("request_id") references "help_request" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "message" add constraint "message_kind_check" check ("kind" in ('description', 'answer', 'note'));`,
    )
    this.addSql(
      `alter table "message" add constraint "message_author_side_check" check ("author_side" in ('requester', 'support'));`,
    )

    this.addSql(
      `alter table "attachment" add constraint "attachment_request_id_foreign" foreign key ("request_id") references "help_request" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "attachment" add constraint "attachment_message_id_foreign" foreign key ("message_id") references "message" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "attachment" add constraint "attachment_purpose_check" check ("purpose" in ('picture', 'attachment', 'access-form'));`,
    )
    this.addSql(
      `alter table "attachment" add constraint "attachment_state_check" check ("state" in ('quarantined', 'clean', 'refused'));`,
    )

    this.addSql(
      `alter table "read_marker" add constraint "read_marker_request_id_foreign" foreign key ("request_id") references "help_request" ("id") on delete cascade;`,
    )

    this.addSql(
      `alter table "request_search" add constraint "request_search_request_id_foreign" foreign key ("request_id") references "help_request" ("id") on update cascade on delete cascade;`,
    )
  }

  override down(): void | Promise<void> {
    const tables = [
      ...['attachment', 'request_search', 'read_marker', 'history', 'message', 'help_request', 'draft'],
      ...['person', 'organisation', 'outbox', 'audit_event', 'idempotency_key', 'inbox', 'dead_letter', 'relay_state'],
    ]
    for (const table of tables) this.addSql(`drop table "${table}";`)
    this.addSql(`drop sequence "help_request_serial";`)
  }
}
