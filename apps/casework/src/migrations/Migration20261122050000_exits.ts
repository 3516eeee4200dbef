import { Migration } from '@mikro-orm/migrations'

const SERVICE_ITSELF = `(select current_setting('app.service', true) = 'casework')`

/** The exit history of customers, seen and written with the customer. */
export class Migration20261122050000_exits extends Migration {
  override up(): void {
    this.addSql(
      `create table "enrolment_exit" ("id" uuid not null, "version" int not null, "customer_id" uuid not null, "enrolment_id" uuid not null, "status" text not null, "reason" text not null, "completed_on" date not null, "exited_at" timestamptz not null, "exited_by" uuid null, "exited_by_name" text null, primary key ("id"));`,
    )
    this.addSql(`create index "enrolment_exit_customer" on "enrolment_exit" ("customer_id", "completed_on");`)
    this.addSql(
      `alter table "enrolment_exit" add constraint "enrolment_exit_once" unique ("enrolment_id"), add constraint "enrolment_exit_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on delete cascade, add constraint "enrolment_exit_enrolment_id_foreign" foreign key ("enrolment_id") references "enrolment" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "enrolment_exit" add constraint "enrolment_exit_status_check" check ("status" in ('unsuccessful', 'moved', 'successful', 'employed')), add constraint "enrolment_exit_reason_check" check ("reason" in ('left', 'no_contact', 'snap_ended', 'tanf_started', 'tanf_program', 'wioa', 'other_state', 'training_completed', 'program_completed', 'retention_ended', 'employed_90_days'));`,
    )
    this.addSql('alter table enrolment_exit enable row level security;')
    this.addSql('create policy with_customer on enrolment_exit using (reads_customer(customer_id));')
    this.addSql(`create policy service_itself on enrolment_exit using (${SERVICE_ITSELF});`)
  }

  override down(): void {
    this.addSql('drop table enrolment_exit;')
  }
}
