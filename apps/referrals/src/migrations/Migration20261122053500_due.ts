import { Migration } from '@mikro-orm/migrations'

/** Lists of all referrals in their order, and their counts, from an index alone: 100,000 of them are too many to sort. */
export class Migration20261122053500_due extends Migration {
  override up(): void {
    this.addSql(
      `create index referral_due on referral (response_due_at, serial) include (organisation_id, status, granted_organisation_ids);`,
    )
  }

  override down(): void {
    this.addSql('drop index referral_due;')
  }
}
