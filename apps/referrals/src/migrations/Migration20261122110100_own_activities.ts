import { Migration } from '@mikro-orm/migrations'

/** REF-037: an FCRC serves in its own activities without a referral; access follows its enrolments. */
export class Migration20261122110100_own_activities extends Migration {
  override up(): void {
    this.addSql('alter table organisation add column kind text null;')
    this.addSql('alter table enrolment add column own_activities boolean not null default false;')
    this.addSql('alter table enrolment add column access_ends_at timestamptz null;')
    this.addSql('create index enrolment_access_ends on enrolment (access_ends_at) where access_ends_at is not null;')
  }

  override down(): void {
    this.addSql('drop index enrolment_access_ends;')
    this.addSql('alter table enrolment drop column access_ends_at;')
    this.addSql('alter table enrolment drop column own_activities;')
    this.addSql('alter table organisation drop column kind;')
  }
}
