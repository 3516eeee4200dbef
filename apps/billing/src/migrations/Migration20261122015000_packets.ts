import { Migration } from '@mikro-orm/migrations'

export class Migration20261122015000_packets extends Migration {
  override name = 'Migration20261122015000_packets'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "attendance_projection" ("activity_id" uuid not null, "month" text not null, "customer_id" uuid not null, "organisation_id" uuid not null, "programme_id" uuid not null, "hours" int not null, "verified_hours" int not null, "waiting_hours" int null, "waiting_verified_hours" int null, primary key ("activity_id", "month"));`,
    )
    this.addSql(
      `create index "attendance_projection_month" on "attendance_projection" ("programme_id", "month", "customer_id");`,
    )
    this.addSql(
      `create index attendance_projection_waiting on attendance_projection (programme_id, month) where waiting_hours is not null;`,
    )

    this.addSql(
      `create table "staffing_packet" ("id" uuid not null, "version" int not null, "organisation_id" uuid not null, "programme_id" uuid not null, "month" text not null, "fiscal_year" int not null, "type" text not null, "staffing_status" text not null, "staffing_since" timestamptz not null, "resume_status" text null, "ticks" jsonb not null, "preparers" uuid[] not null, "approvers" uuid[] not null, "submitted" jsonb null, "approved" jsonb null, "billing_approved" jsonb null, "locked_at" timestamptz null, "billed_at" timestamptz null, "reopen_status" text null, "reopening" jsonb null, "due_on" date null, "created_at" timestamptz not null, primary key ("id"));`,
    )
    this.addSql(
      `create index "staffing_packet_by_month" on "staffing_packet" ("month", "organisation_id", "programme_id");`,
    )
    this.addSql(`create index "staffing_packet_programme" on "staffing_packet" ("programme_id", "month");`)
    this.addSql(`create index "staffing_packet_fiscal_year" on "staffing_packet" ("fiscal_year", "month");`)
    this.addSql(`create index staffing_packet_due on staffing_packet (due_on) where due_on is not null;`)
    this.addSql(
      `create index staffing_packet_reopening on staffing_packet (organisation_id) where reopen_status = 'pending';`,
    )
    this.addSql(
      `alter table "staffing_packet" add constraint "staffing_packet_month" unique ("organisation_id", "programme_id", "month");`,
    )

    this.addSql(
      `create table "packet_snapshot" ("packet_id" uuid not null, "version" int not null, "moment" text not null, "taken_at" timestamptz not null, "figures" jsonb not null, primary key ("packet_id", "version"));`,
    )

    this.addSql(
      `create table "packet_participant" ("packet_id" uuid not null, "customer_id" uuid not null, "form4334" text null, "idhs_verification" text null, "staffing_completed" boolean not null, primary key ("packet_id", "customer_id"));`,
    )

    this.addSql(
      `create table "packet_history" ("id" uuid not null, "packet_id" uuid not null, "at" timestamptz not null, "actor_id" uuid null, "actor_name" text null, "action" text not null, "part" text null, "report" text null, "note" text null, primary key ("id"));`,
    )
    this.addSql(`create index "packet_history_packet" on "packet_history" ("packet_id", "at");`)

    this.addSql(
      `create table "packet_cost_tick" ("packet_id" uuid not null, "cost_id" uuid not null, primary key ("packet_id", "cost_id"));`,
    )

    this.addSql(
      `create table "amendment" ("id" uuid not null, "number" text not null, "version" int not null, "kind" text not null, "status" text not null, "packet_id" uuid not null, "organisation_id" uuid not null, "programme_id" uuid not null, "month" text not null, "customer_id" uuid not null, "cost_id" uuid null, "activity_id" uuid null, "changed" text not null, "original_hours" int not null, "new_hours" int not null, "original_cents" int not null, "new_cents" int not null, "reason" text not null, "requester_id" uuid null, "requester_name" text null, "requested_at" timestamptz not null, "reviewed" jsonb null, "approved" jsonb null, "rejected" jsonb null, "note" text null, "review_packet_id" uuid null, "review_month" text null, primary key ("id"));`,
    )
    this.addSql(`alter table "amendment" add constraint "amendment_number" unique ("number");`)
    this.addSql(`create index "amendment_packet" on "amendment" ("packet_id", "customer_id");`)
    this.addSql(`create index "amendment_review_packet" on "amendment" ("review_packet_id");`)
    this.addSql(`create index "amendment_programme" on "amendment" ("programme_id", "requested_at");`)
    this.addSql(`create index "amendment_organisation" on "amendment" ("organisation_id", "requested_at");`)
    this.addSql(`create index "amendment_requested" on "amendment" ("requested_at", "id");`)
    this.addSql(`create index "amendment_customer" on "amendment" ("customer_id");`)
    this.addSql(`create index "amendment_cost" on "amendment" ("cost_id");`)
    this.addSql(
      `create index amendment_open on amendment (programme_id, status) where status in ('provisionally_accepted', 'pending_review', 'reviewed');`,
    )

    this.addSql(
      `alter table "staffing_packet" add constraint "staffing_packet_staffing_status_check" check ("staffing_status" in ('not_started', 'in_progress', 'submitted', 'change_requested', 'approved', 'unapproved'));`,
    )
    this.addSql(
      `alter table "staffing_packet" add constraint "staffing_packet_resume_status_check" check ("resume_status" in ('not_started', 'in_progress', 'submitted', 'change_requested', 'approved', 'unapproved'));`,
    )
    this.addSql(
      `alter table "staffing_packet" add constraint "staffing_packet_reopen_status_check" check ("reopen_status" in ('pending', 'granted', 'refused'));`,
    )

    this.addSql(
      `alter table "packet_snapshot" add constraint "packet_snapshot_packet_id_foreign" foreign key ("packet_id") references "staffing_packet" ("id");`,
    )
    this.addSql(
      `alter table "packet_snapshot" add constraint "packet_snapshot_moment_check" check ("moment" in ('submitted', 'approved'));`,
    )

    this.addSql(
      `alter table "packet_participant" add constraint "packet_participant_packet_id_foreign" foreign key ("packet_id") references "staffing_packet" ("id");`,
    )
    this.addSql(
      `alter table "packet_participant" add constraint "packet_participant_form4334_check" check ("form4334" in ('required', 'not_required'));`,
    )
    this.addSql(
      `alter table "packet_participant" add constraint "packet_participant_idhs_verification_check" check ("idhs_verification" in ('eligible', 'not_eligible'));`,
    )

    this.addSql(
      `alter table "packet_history" add constraint "packet_history_packet_id_foreign" foreign key ("packet_id") references "staffing_packet" ("id");`,
    )
    this.addSql(
      `alter table "packet_history" add constraint "packet_history_action_check" check ("action" in ('created', 'reviewed', 'review_withdrawn', 'submitted', 'change_requested', 'change_refused', 'approved', 'unapproved', 'billing_approved'));`,
    )
    this.addSql(
      `alter table "packet_history" add constraint "packet_history_part_check" check ("part" in ('provider', 'provider_manager', 'billing'));`,
    )
    this.addSql(
      `alter table "packet_history" add constraint "packet_history_report_check" check ("report" in ('employment', 'attendance_2606', 'supportive_services', 'benefits_4333', 'expense_certification', 'total_charges'));`,
    )

    this.addSql(
      `alter table "packet_cost_tick" add constraint "packet_cost_tick_packet_id_foreign" foreign key ("packet_id") references "staffing_packet" ("id");`,
    )

    this.addSql(
      `alter table "amendment" add constraint "amendment_packet_id_foreign" foreign key ("packet_id") references "staffing_packet" ("id");`,
    )
    this.addSql(
      `alter table "amendment" add constraint "amendment_review_packet_id_foreign" foreign key ("review_packet_id") references "staffing_packet" ("id") on delete set null;`,
    )
    this.addSql(
      `alter table "amendment" add constraint "amendment_kind_check" check ("kind" in ('new_cost', 'cost', 'hours'));`,
    )
    this.addSql(
      `alter table "amendment" add constraint "amendment_status_check" check ("status" in ('provisionally_accepted', 'pending_review', 'reviewed', 'approved', 'rejected'));`,
    )
  }

  override down(): void | Promise<void> {
    const tables = [
      'amendment',
      'packet_cost_tick',
      'packet_history',
      'packet_participant',
      'packet_snapshot',
      'attendance_projection',
      'staffing_packet',
    ]
    for (const table of tables) this.addSql(`drop table "${table}";`)
  }
}
