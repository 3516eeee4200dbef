import { Migration } from '@mikro-orm/migrations'

/** ASMT-013, ASMT-021: reviews of a screening, and the days after which a begun one is overdue; 30 until somebody says else. */
export class Migration20261122123000_screening_deadline extends Migration {
  override up(): void {
    this.addSql('alter table screening add column reviewed_at timestamptz null, add column reviewed_by_name text null;')
    this.addSql(`create index screening_drafts on screening (started_at) where status = 'draft';`)
    this.addSql(
      `create table "screening_deadline" ("starts_on" date not null, "overdue_after_days" smallint not null, "set_by" text not null, "set_at" timestamptz not null, primary key ("starts_on"));`,
    )
    this.addSql('revoke insert, update, delete on screening_deadline from isets_service;')
    this.addSql(`insert into screening_deadline values ('2000-07-01', 30, 'ISETS', now());`)
  }

  override down(): void {
    this.addSql('drop table screening_deadline;')
    this.addSql('drop index screening_drafts;')
    this.addSql('alter table screening drop column reviewed_by_name, drop column reviewed_at;')
  }
}
