import { Migration } from '@mikro-orm/migrations'

export class Migration20261121224810_foundation extends Migration {
  override name = 'Migration20261121224810_foundation'

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
      `create table "delivery" ("id" uuid not null, "dedupe_key" text not null, "message_id" text not null, "template" text not null, "recipient" text not null, "audience" text not null, "subject" text not null, "facts" jsonb not null, "state" text not null, "rank" smallint not null, "attempts" int not null default 0, "queued_at" timestamptz not null, "due_at" timestamptz null, "sent_at" timestamptz null, "last_error" text null, primary key ("id"));`,
    )
    this.addSql(`alter table "delivery" add constraint "delivery_dedupe_key_unique" unique ("dedupe_key");`)
    this.addSql(`create index delivery_due on delivery (rank, due_at) where state in ('queued', 'sending');`)
    this.addSql(`create index "delivery_queued_at" on "delivery" ("queued_at", "id");`)
    this.addSql(`create index "delivery_state" on "delivery" ("state", "queued_at");`)

    this.addSql(
      `create table "idempotency_key" ("user_id" text not null, "operation" text not null, "key" text not null, "body_hash" text not null, "answer" jsonb not null, "created_at" timestamptz not null default now(), primary key ("user_id", "operation", "key"));`,
    )

    this.addSql(
      `create table "inbox" ("consumer" text not null, "message_id" uuid not null, "aggregate_id" text not null, "aggregate_version" int not null, "received_at" timestamptz not null default now(), primary key ("consumer", "message_id"));`,
    )
    this.addSql(`create index "inbox_aggregate" on "inbox" ("consumer", "aggregate_id", "aggregate_version");`)

    this.addSql(
      `create table "outbox" ("id" uuid not null, "aggregate_id" text not null, "aggregate_version" int not null, "type" text not null, "service" text not null, "subject" text not null, "payload" jsonb not null, "headers" jsonb not null, "occurred_at" timestamptz not null, "created_at" timestamptz not null default now(), "published_at" timestamptz null, "stream_seq" bigint null, "attempts" int not null default 0, "last_error" text null, primary key ("id"));`,
    )
    this.addSql(`create index outbox_unpublished on outbox (id) where published_at is null;`)

    this.addSql(`create table "person" ("id" uuid not null, "email" text not null, primary key ("id"));`)

    this.addSql(
      `create table "relay_state" ("stream" text not null, "stream_created_at" text not null, "last_seq" bigint not null, primary key ("stream"));`,
    )

    this.addSql(
      `alter table "delivery" add constraint "delivery_audience_check" check ("audience" in ('requester', 'copy', 'on-duty'));`,
    )
    this.addSql(
      `alter table "delivery" add constraint "delivery_state_check" check ("state" in ('queued', 'sending', 'sent', 'failed'));`,
    )
  }

  override down(): void | Promise<void> {
    const tables = [
      ...['audit_event', 'dead_letter', 'delivery', 'idempotency_key', 'inbox', 'outbox'],
      ...['person', 'relay_state'],
    ]
    for (const table of tables) this.addSql(`drop table "${table}" cascade;`)
  }
}
