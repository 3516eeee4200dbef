import { Migration } from '@mikro-orm/migrations'

const USER = `(select nullif(current_setting('app.user_id', true), '')::uuid)`
const SERVICE_ITSELF = `(select current_setting('app.service', true) = 'referrals')`

/** The form of a new referral: offices to choose from, half-written ones; and referrals that are removed (REF-056). */
export class Migration20261122044000_forms extends Migration {
  override up(): void {
    this.addSql(`alter table customer add column county text not null default '';`)
    this.addSql(
      'create table office (id uuid not null, name text not null, address text not null, city text not null, county text not null, primary key (id));',
    )
    this.addSql('alter table office add constraint office_name_key unique (name);')
    this.addSql(
      'create table referral_draft (user_id uuid not null, customer_id uuid not null, form jsonb not null, saved_at timestamptz not null, primary key (user_id, customer_id));',
    )
    this.addSql('create index referral_draft_saved_at on referral_draft (saved_at);')
    this.addSql('alter table referral_draft enable row level security;')
    this.addSql(`create policy own on referral_draft using (user_id = ${USER});`)
    this.addSql(`create policy service_itself on referral_draft using (${SERVICE_ITSELF});`)
    this.addSql('alter table referral add column removed_at timestamptz null, add column removed_because text null;')
    this.addSql(
      `alter table referral add constraint referral_removed_because_check check (removed_because in ('duplicate', 'error'));`,
    )
  }

  override down(): void {
    this.addSql('alter table referral drop column removed_at, drop column removed_because;')
    this.addSql('drop table referral_draft;')
    this.addSql('drop table office;')
    this.addSql('alter table customer drop column county;')
  }
}
