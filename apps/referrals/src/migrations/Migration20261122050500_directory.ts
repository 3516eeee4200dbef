import { Migration } from '@mikro-orm/migrations'

/** What a program entry says, and locations as a statewide list from which providers and programs take theirs. */
export class Migration20261122050500_directory extends Migration {
  override up(): void {
    this.addSql(`alter table contract add column activities text[] not null default '{}';`)
    this.addSql(
      `alter table programme add column description text not null default '', add column offering text not null default 'none', add column full_time boolean not null default true, add column part_time boolean not null default false;`,
    )
    this.addSql(
      `alter table programme add constraint programme_offering_check check (offering in ('training_and_placement', 'placement_only', 'none'));`,
    )
    this.addSql('create index programme_contract on programme (contract_id);')
    this.addSql('create index referral_programme on referral (programme_id);')
    this.addSql('create index enrolment_programme on enrolment (programme_id);')
    this.addSql(
      'create table organisation_location (organisation_id uuid not null, location_id uuid not null references location (id), primary key (organisation_id, location_id));',
    )
    this.addSql('create index organisation_location_location on organisation_location (location_id);')
    this.addSql(
      'insert into organisation_location (organisation_id, location_id) select organisation_id, id from location;',
    )
    this.addSql(
      'create table programme_location (programme_id uuid not null references programme (id) on delete cascade, location_id uuid not null references location (id), primary key (programme_id, location_id));',
    )
    this.addSql('create index programme_location_location on programme_location (location_id);')
    this.addSql(
      'insert into programme_location (programme_id, location_id) select p.id, l.id from programme p join location l on l.organisation_id = p.organisation_id;',
    )
    this.addSql('alter table location drop column organisation_id;')
  }

  override down(): void {
    this.addSql('alter table location add column organisation_id uuid null;')
    this.addSql(
      'update location l set organisation_id = (select min(o.organisation_id::text)::uuid from organisation_location o where o.location_id = l.id);',
    )
    this.addSql('delete from location where organisation_id is null;')
    this.addSql('alter table location alter column organisation_id set not null;')
    this.addSql('create index location_organisation on location (organisation_id);')
    this.addSql('drop table programme_location;')
    this.addSql('drop table organisation_location;')
    this.addSql('drop index enrolment_programme;')
    this.addSql('drop index referral_programme;')
    this.addSql('drop index programme_contract;')
    this.addSql(
      'alter table programme drop column description, drop column offering, drop column full_time, drop column part_time;',
    )
    this.addSql('alter table contract drop column activities;')
  }
}
