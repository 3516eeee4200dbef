import { Migration } from '@mikro-orm/migrations'

export class Migration20261122013636_customers extends Migration {
  override name = 'Migration20261122013636_customers'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "contract" ("id" uuid not null, "organisation_id" uuid not null, "fiscal_year" smallint not null, "number" text not null, "starts_on" date not null, "ends_on" date not null, "activities" text[] not null, primary key ("id"));`,
    )
    this.addSql(`create index "contract_organisation" on "contract" ("organisation_id", "fiscal_year");`)

    this.addSql(
      `create table "customer" ("id" uuid not null, "version" int not null, "first_name" text not null, "middle_name" text not null, "last_name" text not null, "individual_number" text not null, "case_number" text not null, "birth_date" date not null, "email" text not null, "phone" text not null, "address" jsonb not null, "county" text not null, "eligibility" text not null, "abawd" boolean not null, "redetermination_on" date null, "midpoint_on" date null, "in_feed" boolean not null, "ies_version" int not null, "granted_organisation_ids" uuid[] not null default '{}', "et_status" text not null default 'not_enrolled', "et_status_since" timestamptz not null, "status_before_referral" text null, "enrolled_organisation_ids" uuid[] not null default '{}', "enrolled_on" date null, "fiscal_year" smallint null, "screened_on" date null, "open_snap" smallint not null default 0, "open_activities" smallint not null default 0, "exited_on" date null, primary key ("id"));`,
    )
    this.addSql(
      `create index customer_by_name on customer (last_name, first_name, id) include (et_status, eligibility);`,
    )
    this.addSql(`create index "customer_individual_number" on "customer" ("individual_number");`)
    this.addSql(`create index "customer_case_number" on "customer" ("case_number");`)
    this.addSql(`create index "customer_status" on "customer" ("et_status", "last_name", "first_name", "id");`)
    this.addSql(`create index "customer_county" on "customer" ("county", "last_name", "first_name", "id");`)
    this.addSql(`create index "customer_redetermination" on "customer" ("redetermination_on", "id");`)
    this.addSql(`create index "customer_granted" on "customer" using gin ("granted_organisation_ids");`)

    this.addSql(
      `create table "customer_access" ("customer_id" uuid not null, "granted_organisation_ids" uuid[] not null default '{}', "version" int not null default 0, primary key ("customer_id"));`,
    )

    this.addSql(
      `create table "enrolment" ("id" uuid not null, "version" int not null, "customer_id" uuid not null, "programme_id" uuid not null, "programme_name" text not null, "organisation_id" uuid not null, "contract_id" uuid not null, "fiscal_year" smallint not null, "enrolled_on" date not null, "ended_on" date null, "enrolled_by" uuid null, "enrolled_by_name" text null, primary key ("id"));`,
    )
    this.addSql(`create index "enrolment_customer" on "enrolment" ("customer_id", "enrolled_on");`)
    this.addSql(`create index "enrolment_programme" on "enrolment" ("programme_id");`)
    this.addSql(`create index "enrolment_organisation" on "enrolment" ("organisation_id");`)
    this.addSql(
      `create unique index enrolment_one_open on enrolment (customer_id, programme_id) where ended_on is null;`,
    )

    this.addSql(
      `create table "goal" ("id" uuid not null, "version" int not null, "customer_id" uuid not null, "enrolment_id" uuid not null, "statement" text not null, "category" text not null, "term" text not null, "status" text not null, "added_at" timestamptz not null, primary key ("id"));`,
    )
    this.addSql(`create index "goal_customer" on "goal" ("customer_id", "added_at");`)
    this.addSql(`create index "goal_enrolment" on "goal" ("enrolment_id");`)

    this.addSql(
      `create table "activity" ("id" uuid not null, "version" int not null, "customer_id" uuid not null, "goal_id" uuid not null, "enrolment_id" uuid not null, "organisation_id" uuid not null, "programme_id" uuid not null, "type" text not null, "is_snap" boolean not null, "status" text not null, "planned_start_on" date not null, "planned_end_on" date not null, "hours_per_week" int not null, "started_on" date null, "completed_on" date null, "notes" text not null, "attendance_version" int not null default 1, "added_at" timestamptz not null, primary key ("id"));`,
    )
    this.addSql(`create index "activity_customer" on "activity" ("customer_id", "status");`)
    this.addSql(`create index "activity_goal" on "activity" ("goal_id");`)
    this.addSql(`create index "activity_enrolment" on "activity" ("enrolment_id");`)
    this.addSql(`create index "activity_programme" on "activity" ("organisation_id", "programme_id", "started_on");`)
    this.addSql(`create unique index activity_one_open on activity (customer_id, type) where status = 'started';`)

    this.addSql(
      `create table "attendance_month" ("activity_id" uuid not null, "month" text not null, "customer_id" uuid not null, "hours" int not null, "verified_hours" int not null, "version" int not null, primary key ("activity_id", "month"));`,
    )
    this.addSql(`create index "attendance_month_customer" on "attendance_month" ("customer_id", "month");`)

    this.addSql(
      `create table "attendance_day" ("activity_id" uuid not null, "day" date not null, "customer_id" uuid not null, "hours" smallint not null, "entered_at" timestamptz not null, "entered_by" uuid null, "verified_at" timestamptz null, "verified_by" uuid null, primary key ("activity_id", "day"));`,
    )
    this.addSql(`create index "attendance_day_customer" on "attendance_day" ("customer_id", "day");`)

    this.addSql(
      `create table "month_lock" ("organisation_id" uuid not null, "programme_id" uuid not null, "month" text not null, "locked" boolean not null, "version" int not null, primary key ("organisation_id", "programme_id", "month"));`,
    )

    this.addSql(`create table "organisation" ("id" uuid not null, "name" text not null, primary key ("id"));`)

    this.addSql(
      `create table "plan_change" ("id" uuid not null, "customer_id" uuid not null, "at" timestamptz not null, "actor_id" uuid null, "actor_name" text null, "section" text not null, "action" text not null, "item" text not null, "was" text null, "became" text null, primary key ("id"));`,
    )
    this.addSql(`create index "plan_change_customer" on "plan_change" ("customer_id", "at");`)

    this.addSql(
      `create table "programme" ("id" uuid not null, "organisation_id" uuid not null, "name" text not null, "type" text not null, "contract_id" uuid not null, "fiscal_year" smallint not null, "activities" text[] not null, "is_open" boolean not null, primary key ("id"));`,
    )
    this.addSql(`create index "programme_organisation" on "programme" ("organisation_id");`)

    this.addSql(
      `create table "referral" ("id" uuid not null, "customer_id" uuid not null, "kind" text not null, "status" text not null, "response" text null, "from_organisation_id" uuid null, "to_organisation_id" uuid null, "programme_id" uuid null, "programme_name" text null, "submitted_at" timestamptz not null, "expected_start_on" date null, primary key ("id"));`,
    )
    this.addSql(`create index "referral_customer" on "referral" ("customer_id", "submitted_at");`)

    this.addSql(
      `create table "screening" ("id" uuid not null, "customer_id" uuid not null, "version" int not null, "organisation_id" uuid null, "holder_organisation_id" uuid null, "customer_name" text not null, "individual_number" text not null, "form_version" smallint not null, "answers" jsonb not null, "status" text not null, "started_at" timestamptz not null, "started_by" uuid not null, "started_by_name" text not null, "saved_at" timestamptz not null, "submitted_at" timestamptz null, "submitted_by" uuid null, "submitted_by_name" text null, primary key ("id"));`,
    )
    this.addSql(`create index "screening_customer" on "screening" ("customer_id", "started_at");`)
    this.addSql(`create index "screening_holder" on "screening" ("holder_organisation_id", "status", "saved_at");`)
    this.addSql(
      `create unique index screening_one_draft on screening (customer_id, organisation_id) nulls not distinct where status = 'draft';`,
    )

    this.addSql(
      `create table "status_history" ("id" uuid not null, "customer_id" uuid not null, "status" text not null, "at" timestamptz not null, "actor_id" uuid null, "actor_name" text null, primary key ("id"));`,
    )
    this.addSql(`create index "status_history_customer" on "status_history" ("customer_id", "at");`)

    this.addSql(
      `alter table "customer" add constraint "customer_eligibility_check" check ("eligibility" in ('eligible', 'not_eligible', 'needs_verification', 'n_a'));`,
    )
    this.addSql(
      `alter table "customer" add constraint "customer_et_status_check" check ("et_status" in ('not_enrolled', 'ies_matched', 'initial_assessment_complete', 'pending_referral_approval', 'referral_rejected', 'referral_expired', 'wait_list', 'pending_activity_start_dates', 'active', 'inactive', 'retention', 'exited', 'never_active', 'consent_revoked'));`,
    )
    this.addSql(
      `alter table "customer" add constraint "customer_status_before_referral_check" check ("status_before_referral" in ('not_enrolled', 'ies_matched', 'initial_assessment_complete', 'pending_referral_approval', 'referral_rejected', 'referral_expired', 'wait_list', 'pending_activity_start_dates', 'active', 'inactive', 'retention', 'exited', 'never_active', 'consent_revoked'));`,
    )

    this.addSql(
      `alter table "enrolment" add constraint "enrolment_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on delete cascade;`,
    )

    this.addSql(
      `alter table "goal" add constraint "goal_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "goal" add constraint "goal_enrolment_id_foreign" foreign key ("enrolment_id") references "enrolment" ("id") on delete cascade;`,
    )
    this.addSql(`alter table "goal" add constraint "goal_term_check" check ("term" in ('short', 'long'));`)
    this.addSql(
      `alter table "goal" add constraint "goal_status_check" check ("status" in ('not_started', 'on_track', 'complete'));`,
    )

    this.addSql(
      `alter table "activity" add constraint "activity_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "activity" add constraint "activity_goal_id_foreign" foreign key ("goal_id") references "goal" ("id");`,
    )
    this.addSql(
      `alter table "activity" add constraint "activity_enrolment_id_foreign" foreign key ("enrolment_id") references "enrolment" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "activity" add constraint "activity_type_check" check ("type" in ('BE', 'CW', 'E', 'ELA', 'INT', 'JR', 'JST', 'SJS', 'OJT', 'TJ', 'VT', 'WRT', 'SE', 'SET', 'JRD', 'A/BA', 'AP', 'PAP', 'CS'));`,
    )
    this.addSql(
      `alter table "activity" add constraint "activity_status_check" check ("status" in ('not_set', 'planned', 'started', 'successful', 'unsuccessful', 'not_required'));`,
    )

    this.addSql(
      `alter table "attendance_month" add constraint "attendance_month_activity_id_foreign" foreign key ("activity_id") references "activity" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "attendance_month" add constraint "attendance_month_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on delete cascade;`,
    )

    this.addSql(
      `alter table "attendance_day" add constraint "attendance_day_activity_id_foreign" foreign key ("activity_id") references "activity" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "attendance_day" add constraint "attendance_day_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on delete cascade;`,
    )

    this.addSql(
      `alter table "plan_change" add constraint "plan_change_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "plan_change" add constraint "plan_change_section_check" check ("section" in ('enrolment', 'goal', 'activity', 'attendance'));`,
    )
    this.addSql(
      `alter table "plan_change" add constraint "plan_change_action_check" check ("action" in ('added', 'changed', 'started', 'closed', 'removed', 'verified', 'unverified'));`,
    )

    this.addSql(`alter table "programme" add constraint "programme_type_check" check ("type" in ('SJP', 'S2S', 'EF'));`)

    this.addSql(
      `alter table "referral" add constraint "referral_kind_check" check ("kind" in ('reverse', 'forward', 'provider'));`,
    )
    this.addSql(
      `alter table "referral" add constraint "referral_status_check" check ("status" in ('pending_idhs_response', 'pending_provider_response', 'accepted', 'rejected', 'expired', 'exited', 'closed'));`,
    )
    this.addSql(
      `alter table "referral" add constraint "referral_response_check" check ("response" in ('assessment_completed', 'waiting_list', 'no_contact', 'rejected'));`,
    )

    this.addSql(
      `alter table "screening" add constraint "screening_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "screening" add constraint "screening_status_check" check ("status" in ('draft', 'complete'));`,
    )

    this.addSql(
      `alter table "status_history" add constraint "status_history_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "status_history" add constraint "status_history_status_check" check ("status" in ('not_enrolled', 'ies_matched', 'initial_assessment_complete', 'pending_referral_approval', 'referral_rejected', 'referral_expired', 'wait_list', 'pending_activity_start_dates', 'active', 'inactive', 'retention', 'exited', 'never_active', 'consent_revoked'));`,
    )
  }

  override down(): void | Promise<void> {
    const tables = ['attendance_day', 'attendance_month', 'plan_change', 'activity', 'goal', 'enrolment', 'screening']
    tables.push('status_history', 'customer', 'customer_access', 'referral', 'month_lock', 'programme', 'contract')
    for (const table of [...tables, 'organisation']) this.addSql(`drop table "${table}";`)
  }
}
