import { Migration } from '@mikro-orm/migrations'

/** Customers, programmes, consents and referrals with all their versions. */
export class Migration20261122020712_tables extends Migration {
  override name = 'Migration20261122020712_tables'

  override up(): void | Promise<void> {
    this.addSql('create sequence referral_serial;')
    this.addSql(
      `create table "consent" ("id" uuid not null, "version" int not null, "customer_id" uuid not null, "disclosing_organisation_id" uuid null, "receiving_organisation_id" uuid null, "status" text not null, "text_version" text not null, "signed_on" date not null, "expires_on" date not null, "form" text null, "file_id" uuid null, "description" text null, "recorded_by_id" uuid not null, "recorded_by_name" text not null, "recorded_at" timestamptz not null, "revoked_at" timestamptz null, "revoked_by_name" text null, "granted_organisation_ids" uuid[] not null, primary key ("id"));`,
    )
    this.addSql(`create index "consent_customer" on "consent" ("customer_id", "signed_on");`)
    this.addSql(`create index consent_ends on consent (expires_on) where status = 'active';`)
    this.addSql(`create index consent_granted on consent using gin (granted_organisation_ids);`)
    this.addSql(`create index "consent_disclosing" on "consent" ("disclosing_organisation_id");`)

    this.addSql(
      `create table "consent_file" ("id" uuid not null, "uploader_id" uuid not null, "name" text not null, "media_type" text not null, "bytes" int not null, "sha256" text not null, "uploaded_at" timestamptz not null, "consent_id" uuid null, primary key ("id"));`,
    )
    this.addSql(`create index "consent_file_consent" on "consent_file" ("consent_id");`)
    this.addSql(`create index "consent_file_uploader" on "consent_file" ("uploader_id");`)

    this.addSql(
      `create table "contract" ("id" uuid not null, "version" int not null, "organisation_id" uuid not null, "fiscal_year" int not null, "number" text not null, "starts_on" date not null, "ends_on" date not null, primary key ("id"));`,
    )
    this.addSql(`create index "contract_organisation" on "contract" ("organisation_id");`)

    this.addSql(
      `create table "customer" ("id" uuid not null, "first_name" text not null, "last_name" text not null, "individual_number" text not null, "birth_date" date null, "eligibility" text not null, "ies_version" int not null, "granted_organisation_ids" uuid[] not null, "access_version" int not null, primary key ("id"));`,
    )
    this.addSql(`create index customer_granted on customer using gin (granted_organisation_ids);`)
    this.addSql(`create index "customer_individual_number" on "customer" ("individual_number");`)
    this.addSql(`create index customer_name on customer (lower(last_name) text_pattern_ops, lower(first_name));`)

    this.addSql(
      `create table "enrolment" ("id" uuid not null, "version" int not null, "customer_id" uuid not null, "organisation_id" uuid not null, "programme_id" uuid not null, "enrolled_on" date not null, "ended_on" date null, primary key ("id"));`,
    )
    this.addSql(`create index "enrolment_customer" on "enrolment" ("customer_id", "organisation_id");`)

    this.addSql(
      `create table "location" ("id" uuid not null, "organisation_id" uuid not null, "name" text not null, "address" text not null, "city" text not null, "county" text not null, primary key ("id"));`,
    )
    this.addSql(`create index "location_organisation" on "location" ("organisation_id");`)

    this.addSql(`create table "organisation" ("id" uuid not null, "name" text not null, primary key ("id"));`)

    this.addSql(
      `create table "programme" ("id" uuid not null, "version" int not null, "organisation_id" uuid not null, "name" text not null, "type" text not null, "contract_id" uuid not null, "fiscal_year" int not null, "activities" text[] not null, "open" boolean not null, primary key ("id"));`,
    )
    this.addSql(`create index "programme_organisation" on "programme" ("organisation_id");`)

    this.addSql(
      `create table "referral" ("id" uuid not null, "serial" bigint not null default nextval('referral_serial'), "number" text generated always as ('RF-' || lpad(serial::text, greatest(6, length(serial::text)), '0')) stored not null, "version" int not null, "kind" text not null, "status" text not null, "response" text null, "customer_id" uuid not null, "from_organisation_id" uuid null, "to_organisation_id" uuid null, "organisation_id" uuid null, "programme_id" uuid null, "service_needed" text null, "consent_id" uuid null, "office" text null, "intake_location_id" uuid null, "intake_at" timestamptz null, "submitted_at" timestamptz not null, "submitted_by_id" uuid not null, "submitted_by_name" text not null, "contact_due_at" timestamptz null, "contacted_at" timestamptz null, "response_due_at" timestamptz not null, "red_at" timestamptz not null, "expires_at" timestamptz not null, "closes_at" timestamptz null, "responded_at" timestamptz null, "responded_by_name" text null, "assessment_completed_on" date null, "expected_start_on" date null, "rejected_on" date null, "reasons" smallint[] not null, "note" text null, "receives_snap" boolean null, "et_eligible" boolean null, "decided_at" timestamptz null, "decided_by_name" text null, "decision_note" text null, "reported_at" timestamptz null, "enrolled" boolean not null, "exited_at" timestamptz null, "closed_at" timestamptz null, "closed_by_name" text null, "closed_because" text null, "wait_list_over_at" timestamptz null, "not_enrolled_at" timestamptz null, "to_close_at" timestamptz null, "granted_organisation_ids" uuid[] not null, "updated_at" timestamptz not null, primary key ("id"));`,
    )
    this.addSql(`alter table "referral" add constraint "referral_serial_key" unique ("serial");`)
    this.addSql(`alter table "referral" add constraint "referral_number_key" unique ("number");`)
    this.addSql(
      `create index referral_pending_due on referral (response_due_at, serial) include (id, organisation_id, status, red_at) where status in ('pending_idhs_response', 'pending_provider_response');`,
    )
    this.addSql(
      `create index referral_expires on referral (expires_at) where status in ('pending_idhs_response', 'pending_provider_response');`,
    )
    this.addSql(`create index referral_closes on referral (closes_at) where closes_at is not null;`)
    this.addSql(
      `create index referral_flags on referral (least(wait_list_over_at, not_enrolled_at, to_close_at)) where status = 'accepted';`,
    )
    this.addSql(`create index "referral_organisation" on "referral" ("organisation_id", "response_due_at", "serial");`)
    this.addSql(`create index "referral_customer" on "referral" ("customer_id", "submitted_at");`)
    this.addSql(`create index "referral_status" on "referral" ("status", "response_due_at", "serial");`)
    this.addSql(`create index "referral_updated" on "referral" ("updated_at", "serial");`)
    this.addSql(`create index referral_granted on referral using gin (granted_organisation_ids);`)
    this.addSql(
      `create unique index referral_one_open on referral (customer_id, organisation_id) where organisation_id is not null and status in ('pending_idhs_response', 'pending_provider_response', 'accepted');`,
    )

    this.addSql(
      `create table "referral_version" ("referral_id" uuid not null, "version" int not null, "act" text not null, "at" timestamptz not null, "actor_id" uuid null, "actor_name" text not null, "actor_organisation" text null, "status" text not null, "response" text null, "to_organisation_id" uuid null, "programme_id" uuid null, "expected_start_on" date null, "reasons" smallint[] not null, "note" text null, primary key ("referral_id", "version"));`,
    )

    this.addSql(
      `create table "screening" ("id" uuid not null, "customer_id" uuid not null, "organisation_id" uuid null, "completed_at" timestamptz not null, primary key ("id"));`,
    )
    this.addSql(`create index "screening_customer" on "screening" ("customer_id");`)

    this.addSql(
      `alter table "consent" add constraint "consent_status_check" check ("status" in ('active', 'revoked', 'expired'));`,
    )
    this.addSql(
      `alter table "consent" add constraint "consent_form_check" check ("form" in ('2151', '4790', 'release'));`,
    )

    this.addSql(
      `alter table "customer" add constraint "customer_eligibility_check" check ("eligibility" in ('eligible', 'not_eligible', 'needs_verification', 'n_a'));`,
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
      `alter table "referral" add constraint "referral_service_needed_check" check ("service_needed" in ('SJP', 'S2S', 'EF'));`,
    )

    this.addSql(
      `alter table "referral_version" add constraint "referral_version_status_check" check ("status" in ('pending_idhs_response', 'pending_provider_response', 'accepted', 'rejected', 'expired', 'exited', 'closed'));`,
    )
    this.addSql(
      `alter table "referral_version" add constraint "referral_version_response_check" check ("response" in ('assessment_completed', 'waiting_list', 'no_contact', 'rejected'));`,
    )
    this.addSql(
      'alter table consent add constraint consent_has_a_provider check (disclosing_organisation_id is not null or receiving_organisation_id is not null);',
    )
    this.addSql('alter table consent add constraint consent_of_one_year check (expires_on <= signed_on + 366);')
    this.addSql(
      'alter table referral_version add constraint referral_version_referral foreign key (referral_id) references referral (id);',
    )
    this.addSql(
      'alter table referral add constraint referral_consent foreign key (consent_id) references consent (id);',
    )
    this.addSql('create index referral_consent on referral (consent_id) where consent_id is not null;')
  }

  override down(): void {
    const tables = [
      'referral_version',
      'referral',
      'consent_file',
      'consent',
      'screening',
      'enrolment',
      'location',
      'programme',
      'contract',
      'organisation',
      'customer',
    ]
    for (const table of tables) this.addSql(`drop table "${table}";`)
    this.addSql('drop sequence referral_serial;')
  }
}
