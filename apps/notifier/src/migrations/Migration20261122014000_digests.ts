import { Migration } from '@mikro-orm/migrations'

/** Whom to tell of pending referrals, when, and who does without which mail. */
export class Migration20261122014000_digests extends Migration {
  override name = 'Migration20261122014000_digests'

  override up(): void {
    this
      .addSql(`alter table "person" add column "roles" text[] not null default '{}', add column "organisation_id" uuid null,
      add column "active" boolean not null default true;`)
    this.addSql(`alter table "person" alter column "roles" drop default, alter column "active" drop default;`)
    this.addSql(`create index "person_organisation" on "person" ("organisation_id");`)

    this.addSql(
      `create table "organisation" ("id" uuid not null, "name" text not null, "provider_manager_id" uuid null, primary key ("id"));`,
    )
    this.addSql(`create index "organisation_provider_manager" on "organisation" ("provider_manager_id");`)

    this.addSql(
      `create table "pending_referral" ("id" uuid not null, "number" text not null, "customer_initials" text not null, "organisation_id" uuid not null, "programme_name" text null, "submitted_at" timestamptz not null, "contact_due_at" timestamptz null, "response_due_at" timestamptz not null, "expires_at" timestamptz not null, primary key ("id"));`,
    )
    this.addSql(
      `create index "pending_referral_organisation" on "pending_referral" ("organisation_id", "response_due_at");`,
    )

    this.addSql(
      `create table "digest" ("kind" text not null, "subject_id" uuid not null, "due_at" timestamptz not null, primary key ("kind", "subject_id"));`,
    )
    this.addSql(`create index "digest_due" on "digest" ("due_at");`)
    this.addSql(`alter table "digest" add constraint "digest_kind_check" check ("kind" in ('daily', 'weekly'));`)

    this.addSql(
      `create table "mail_preference" ("user_id" uuid not null, "unwanted" text[] not null, "changed_at" timestamptz not null, primary key ("user_id"));`,
    )
    // The audiences are a list in the code and grow with the mails: the ledger of past ones need not know them all.
    this.addSql(`alter table "delivery" drop constraint "delivery_audience_check";`)
  }

  override down(): void {
    this.addSql(
      `alter table "delivery" add constraint "delivery_audience_check" check ("audience" in ('requester', 'copy', 'on-duty')) not valid;`,
    )
    for (const table of ['mail_preference', 'digest', 'pending_referral', 'organisation']) {
      this.addSql(`drop table "${table}";`)
    }
    this.addSql(`drop index "person_organisation";`)
    this.addSql(`alter table "person" drop column "roles", drop column "organisation_id", drop column "active";`)
  }
}
