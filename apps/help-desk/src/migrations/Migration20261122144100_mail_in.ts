import { Migration } from '@mikro-orm/migrations'

/** HELP-022: which mails came, so that each counts once, and which messages came by mail. */
export class Migration20261122144100_mail_in extends Migration {
  override up(): void {
    this.addSql(
      `create table "received_mail" ("id" uuid not null, "key" text not null, "request_id" uuid not null, "sender_id" uuid not null, "outcome" text not null, "received_at" timestamptz not null, primary key ("id"));`,
    )
    this.addSql(`alter table "received_mail" add constraint "received_mail_key" unique ("key");`)
    this.addSql(`create index "received_mail_received_at" on "received_mail" ("received_at");`)
    this.addSql(`create index "received_mail_request" on "received_mail" ("request_id", "sender_id", "received_at");`)
    this.addSql(
      `alter table "received_mail" add constraint "received_mail_request_id_foreign" foreign key ("request_id") references "help_request" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "message" add "channel" text not null default 'app' constraint "message_channel_check" check ("channel" in ('app', 'mail'));`,
    )
  }

  override down(): void {
    this.addSql(`alter table "message" drop column "channel";`)
    this.addSql(`drop table "received_mail";`)
  }
}
