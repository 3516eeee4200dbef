import { Migration } from '@mikro-orm/migrations'

/**
 * Whether a referral that opens the record, or may come to, stands on a consent (C52). Of the owner of the tables, so that
 * customers are told of their own consents without seeing the referrals.
 */
export class Migration20261122155500_consent_stands extends Migration {
  override up(): void {
    this.addSql(`create function consent_stands(consent uuid, customer uuid) returns boolean
      stable security definer set search_path = public language sql
      as $$ select exists (select 1 from referral where customer_id = $2 and consent_id = $1
        and status in ('pending_idhs_response', 'pending_provider_response', 'accepted', 'exited')) $$;`)
  }

  override down(): void {
    this.addSql('drop function consent_stands(uuid, uuid);')
  }
}
