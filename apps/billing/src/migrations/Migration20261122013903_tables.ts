import { Migration } from '@mikro-orm/migrations'

/**
 * Costs that count: there, and not replaced by an amendment, each with the newest request about its excess. What a
 * request says is read here and never written on the cost, so that a decision changes nothing of a frozen month.
 */
const COUNTED_COST = `create view counted_cost with (security_invoker = true) as
  select c.*, o.id as override_id, o.status as override_status,
    case when c.excess_cents = 0 then 'recorded' when o.status = 'approved' then 'override_approved'
      when o.status = 'denied' then 'override_denied' else 'over_cap' end as status
  from cost c
  left join lateral (
    select o.id, o.status from override_request o
    where o.cost_id = c.id and o.status <> 'deleted' and o.requested_at >= c.over_cap_at
    order by o.requested_at desc, o.id desc limit 1
  ) o on true
  where c.deleted_at is null
    and not exists (select 1 from cost n where n.amends_cost_id = c.id and n.deleted_at is null);`

export class Migration20261122013903_tables extends Migration {
  override name = 'Migration20261122013903_tables'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "activity_projection" ("id" uuid not null, "customer_id" uuid not null, "enrolment_id" uuid not null, "organisation_id" uuid not null, "programme_id" uuid not null, "type" text not null, "is_snap" boolean not null, "status" text not null, "started_on" date null, "planned_end_on" date null, "completed_on" date null, primary key ("id"));`,
    )
    this.addSql(`create index "activity_projection_customer" on "activity_projection" ("customer_id", "started_on");`)
    this.addSql(
      `create index "activity_projection_place" on "activity_projection" ("organisation_id", "programme_id", "started_on");`,
    )

    this.addSql(
      `create table "cap_account" ("customer_id" uuid not null, "category" text not null, "fiscal_year" int not null, "version" int not null, primary key ("customer_id", "category", "fiscal_year"));`,
    )

    this.addSql(
      `create table "cap_setting" ("category" text not null, "starts_on" date not null, "cap_cents" int null, "set_by" text not null, "set_at" timestamptz not null, primary key ("category", "starts_on"));`,
    )

    this.addSql(
      `create table "contract" ("id" uuid not null, "version" int not null, "organisation_id" uuid not null, "fiscal_year" int not null, "number" text not null, "starts_on" date not null, "ends_on" date not null, "activities" text[] not null, primary key ("id"));`,
    )
    this.addSql(
      `alter table "contract" add constraint "contract_number" unique ("organisation_id", "fiscal_year", "number");`,
    )

    this.addSql(
      `create table "cost" ("id" uuid not null, "version" int not null, "customer_id" uuid not null, "category" text not null, "fiscal_year" int not null, "month" text not null, "activity_id" uuid not null, "organisation_id" uuid not null, "programme_id" uuid not null, "subtype" text not null, "method" text not null, "issued_on" date not null, "unit_cents" int not null, "quantity" int not null, "total_cents" int generated always as (unit_cents * quantity) stored not null, "paid_by" text not null, "is_estimate" boolean not null, "excess_cents" int not null, "over_cap_at" timestamptz null, "is_late" boolean not null, "amendment_id" uuid null, "amends_cost_id" uuid null, "recorded_by_id" uuid not null, "recorded_by_name" text not null, "recorded_at" timestamptz not null, "updated_by_id" uuid not null, "updated_by_name" text not null, "updated_at" timestamptz not null, "deleted_at" timestamptz null, "deleted_by_id" uuid null, primary key ("id"));`,
    )
    this.addSql(`create index "cost_account" on "cost" ("customer_id", "category", "fiscal_year");`)
    this.addSql(`create index "cost_customer_day" on "cost" ("customer_id", "issued_on");`)
    this.addSql(`create index "cost_packet" on "cost" ("organisation_id", "programme_id", "month");`)
    this.addSql(`create index "cost_activity" on "cost" ("activity_id");`)
    this.addSql(`create index cost_amends on cost (amends_cost_id) where amends_cost_id is not null;`)
    this.addSql(`create index cost_amendment on cost (amendment_id) where amendment_id is not null;`)

    this.addSql(
      `create table "customer_projection" ("id" uuid not null, "display_name" text not null, "individual_number" text not null, "status" text not null, "enrolled_with" uuid null, "exited_on" date null, primary key ("id"));`,
    )

    this.addSql(
      `create table "customer_access" ("customer_id" uuid not null, "granted_organisation_ids" uuid[] not null, "version" int not null, primary key ("customer_id"));`,
    )
    this.addSql(`create index customer_access_granted on customer_access using gin (granted_organisation_ids);`)

    this.addSql(
      `create table "enrolment_projection" ("id" uuid not null, "customer_id" uuid not null, "programme_id" uuid not null, "organisation_id" uuid not null, "enrolled_on" date not null, "ended_on" date null, primary key ("id"));`,
    )
    this.addSql(`create index "enrolment_projection_customer" on "enrolment_projection" ("customer_id");`)
    this.addSql(
      `create index "enrolment_projection_place" on "enrolment_projection" ("organisation_id", "programme_id", "enrolled_on");`,
    )

    this.addSql(
      `create table "organisation_projection" ("id" uuid not null, "name" text not null, "parent_id" uuid null, "provider_manager_id" uuid null, primary key ("id"));`,
    )

    this.addSql(`create sequence override_request_serial;`)
    this.addSql(
      `create table "override_request" ("id" uuid not null, "serial" bigint not null default nextval('override_request_serial'), "number" text generated always as ('OVR-' || lpad(serial::text, greatest(6, length(serial::text)), '0')) stored not null, "version" int not null, "customer_id" uuid not null, "category" text not null, "fiscal_year" int not null, "cost_id" uuid null, "organisation_id" uuid not null, "excess_cents" int not null, "explanation" text not null, "status" text not null, "requester_id" uuid not null, "requester_name" text not null, "requester_email" text not null, "requested_at" timestamptz not null, "due_at" timestamptz not null, "alerts_at" timestamptz null, "alerts_given" smallint not null, "decided_by_id" uuid null, "decided_by_name" text null, "decided_at" timestamptz null, "reason" text null, primary key ("id"));`,
    )
    this.addSql(`alter table "override_request" add constraint "override_request_number" unique ("number");`)
    this.addSql(
      `create index "override_request_account" on "override_request" ("customer_id", "category", "fiscal_year");`,
    )
    this.addSql(`create index "override_request_status" on "override_request" ("status", "due_at");`)
    this.addSql(`create index "override_request_organisation" on "override_request" ("organisation_id", "status");`)
    this.addSql(`create index "override_request_cost" on "override_request" ("cost_id");`)
    this.addSql(
      `create index override_request_alerts on override_request (alerts_at) where status = 'pending' and alerts_at is not null;`,
    )
    this.addSql(
      `create unique index override_request_one_pending on override_request (customer_id, category, fiscal_year) where status = 'pending';`,
    )

    this.addSql(
      `create table "programme_projection" ("id" uuid not null, "organisation_id" uuid not null, "name" text not null, "type" text not null, "contract_id" uuid not null, "fiscal_year" int not null, "is_open" boolean not null, primary key ("id"));`,
    )
    this.addSql(`create index "programme_projection_organisation" on "programme_projection" ("organisation_id");`)

    this.addSql(
      `create table "supportive_service" ("id" uuid not null, "version" int not null, "customer_id" uuid not null, "category" text not null, "goal" text not null, "status" text not null, "planned_start_on" date null, "planned_end_on" date null, "hours" int not null, "notes" text not null, "organisation_id" uuid not null, primary key ("id"));`,
    )
    this.addSql(
      `alter table "supportive_service" add constraint "supportive_service_category" unique ("customer_id", "category");`,
    )

    this.addSql(
      `alter table "cap_account" add constraint "cap_account_category_check" check ("category" in ('transportation', 'housing_utilities', 'clothing', 'personal_hygiene', 'books_supplies', 'childcare_medical', 'credential_testing'));`,
    )

    this.addSql(
      `alter table "cap_setting" add constraint "cap_setting_category_check" check ("category" in ('transportation', 'housing_utilities', 'clothing', 'personal_hygiene', 'books_supplies', 'childcare_medical', 'credential_testing'));`,
    )

    this.addSql(
      `alter table "cost" add constraint "cost_amends_cost_id_foreign" foreign key ("amends_cost_id") references "cost" ("id") on delete set null;`,
    )
    this.addSql(
      `alter table "cost" add constraint "cost_excess" check (excess_cents >= 0 and (over_cap_at is null) = (excess_cents = 0));`,
    )
    this.addSql(
      `alter table "cost" add constraint "cost_money" check (quantity > 0 and (unit_cents > 0 or (unit_cents = 0 and amendment_id is not null)));`,
    )
    this.addSql(
      `alter table "cost" add constraint "cost_category_check" check ("category" in ('transportation', 'housing_utilities', 'clothing', 'personal_hygiene', 'books_supplies', 'childcare_medical', 'credential_testing'));`,
    )
    this.addSql(
      `alter table "cost" add constraint "cost_method_check" check ("method" in ('bus_pass', 'gift_card', 'direct_payment', 'other'));`,
    )
    this.addSql(`alter table "cost" add constraint "cost_paid_by_check" check ("paid_by" in ('grant', 'other'));`)

    this.addSql(
      `alter table "override_request" add constraint "override_request_cost_id_foreign" foreign key ("cost_id") references "cost" ("id") on delete set null;`,
    )
    this.addSql(
      `alter table "override_request" add constraint "override_request_category_check" check ("category" in ('transportation', 'housing_utilities', 'clothing', 'personal_hygiene', 'books_supplies', 'childcare_medical', 'credential_testing'));`,
    )
    this.addSql(
      `alter table "override_request" add constraint "override_request_status_check" check ("status" in ('pending', 'approved', 'denied', 'deleted'));`,
    )

    this.addSql(
      `alter table "supportive_service" add constraint "supportive_service_category_check" check ("category" in ('transportation', 'housing_utilities', 'clothing', 'personal_hygiene', 'books_supplies', 'childcare_medical', 'credential_testing'));`,
    )
    this.addSql(
      `alter table "supportive_service" add constraint "supportive_service_status_check" check ("status" in ('not_set', 'planned', 'open', 'completed_successful', 'completed_unsuccessful', 'completed_not_required'));`,
    )

    this.addSql(COUNTED_COST)
  }

  override down(): void | Promise<void> {
    this.addSql('drop view counted_cost;')
    const tables = [
      'override_request',
      'cost',
      'supportive_service',
      'cap_account',
      'cap_setting',
      'contract',
      'activity_projection',
      'customer_access',
      'customer_projection',
      'enrolment_projection',
      'organisation_projection',
      'programme_projection',
    ]
    for (const table of tables) this.addSql(`drop table "${table}";`)
    this.addSql('drop sequence override_request_serial;')
  }
}
