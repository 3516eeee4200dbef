import { Migration } from '@mikro-orm/migrations'

/** REF-009: what providers were asked, and what expired, is counted by fiscal year from the versions. */
export class Migration20261122084500_version_at extends Migration {
  override up(): void {
    this.addSql('create index referral_version_at on referral_version (at);')
  }

  override down(): void {
    this.addSql('drop index referral_version_at;')
  }
}
