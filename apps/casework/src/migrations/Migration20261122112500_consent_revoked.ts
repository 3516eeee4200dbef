import { Migration } from '@mikro-orm/migrations'

/** REF-021: whether a referral was closed by the customer, who took the consent back. */
export class Migration20261122112500_consent_revoked extends Migration {
  override up(): void {
    this.addSql('alter table referral add column consent_revoked boolean not null default false;')
  }

  override down(): void {
    this.addSql('alter table referral drop column consent_revoked;')
  }
}
