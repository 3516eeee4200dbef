import { Migration } from '@mikro-orm/migrations'

/** REF-052: whoever of IDHS sent a referral on does not answer it either. */
export class Migration20261122145500_sent_on_by extends Migration {
  override up(): void {
    this.addSql('alter table referral add column sent_on_by_id uuid null;')
    this.addSql(`update referral r set sent_on_by_id = (
      select v.actor_id from referral_version v
      where v.referral_id = r.id and v.act in ('distribute', 'rework') order by v.version desc limit 1);`)
  }

  override down(): void {
    this.addSql('alter table referral drop column sent_on_by_id;')
  }
}
