import { Migration } from '@mikro-orm/migrations'

const USER = `(select nullif(current_setting('app.user_id', true), '')::uuid)`
const SERVICE_ITSELF = `(select current_setting('app.service', true) = 'help-desk')`

/** Unsent answers and notes live through refresh and time-out; each is seen by its author only. */
export class Migration20261122111000_answer_draft extends Migration {
  override up(): void {
    this.addSql(
      `create table "answer_draft" ("user_id" uuid not null, "request_id" uuid not null, "kind" text not null, "html" text not null, "guidance" text null, "attachment_ids" uuid[] not null, "saved_at" timestamptz not null, primary key ("user_id", "request_id"));`,
    )
    this.addSql(`create index "answer_draft_request" on "answer_draft" ("request_id");`)
    this.addSql(`create index "answer_draft_saved_at" on "answer_draft" ("saved_at");`)
    this.addSql(
      `alter table "answer_draft" add constraint "answer_draft_kind_check" check ("kind" in ('answer', 'note'));`,
    )
    this.addSql(
      `alter table "answer_draft" add constraint "answer_draft_request_id_foreign" foreign key ("request_id") references "help_request" ("id") on delete cascade;`,
    )
    this.addSql('alter table answer_draft enable row level security;')
    this.addSql(`create policy own on answer_draft using (user_id = ${USER});`)
    this.addSql(`create policy service_itself on answer_draft using (${SERVICE_ITSELF});`)
  }

  override down(): void {
    this.addSql('drop table "answer_draft";')
  }
}
