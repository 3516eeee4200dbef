import { Migration } from '@mikro-orm/migrations'

/** The newest of the same customer and sides stays; what stood on an older one stands on it. */
const NEWEST = `
create temporary table newer on commit drop as
select s.id, first_value(s.id) over (partition by s.customer_id, s.disclosing_organisation_id, s.receiving_organisation_id
  order by s.signed_on desc, s.id desc) as newest
from consent s where s.status = 'active';`
const MOVE_REFERRALS = `
update referral r set consent_id = n.newest from newer n where n.id = r.consent_id and n.newest <> n.id
  and r.status in ('pending_idhs_response', 'pending_provider_response', 'accepted', 'exited');`
const END_OLDER = `
update consent s set status = 'expired', version = s.version + 1 from newer n where n.id = s.id and n.newest <> n.id;`

/** REF-022: one active consent of a customer from one side to the other, so that a revocation leaves none. */
export class Migration20261122111500_one_active_consent extends Migration {
  override up(): void {
    this.addSql(NEWEST)
    this.addSql(MOVE_REFERRALS)
    this.addSql(END_OLDER)
    this.addSql(
      `create unique index consent_one_active on consent (customer_id, disclosing_organisation_id, receiving_organisation_id) nulls not distinct where status = 'active';`,
    )
  }

  override down(): void {
    this.addSql('drop index consent_one_active;')
  }
}
