import { Migration } from '@mikro-orm/migrations'

/** REF-037: an FCRC enrols in its own activities without a referral. */
export class Migration20261122110000_own_activities extends Migration {
  override up(): void {
    this.addSql('alter table organisation add column kind text null;')
    this.addSql('alter table enrolment add column own_activities boolean not null default false;')
  }

  override down(): void {
    this.addSql('alter table enrolment drop column own_activities;')
    this.addSql('alter table organisation drop column kind;')
  }
}
