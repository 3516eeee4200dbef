import { Migration } from '@mikro-orm/migrations'

const PENDING = `status in ('pending_idhs_response', 'pending_provider_response')`
/** What the permission filter and row security ask for: an index that carries it can be counted without the rows. */
const SECURED = 'id, organisation_id, status, granted_organisation_ids'
const OFTEN = [
  'autovacuum_vacuum_scale_factor',
  'autovacuum_vacuum_insert_scale_factor',
  'autovacuum_analyze_scale_factor',
]

/** Lists are walked and counted in an index alone, which no removed referral is in. */
export class Migration20261122083000_lists extends Migration {
  override up(): void {
    this.addSql('drop index referral_due, referral_pending_due;')
    this.addSql(
      `create index referral_due on referral (response_due_at, serial) include (${SECURED}) where removed_at is null;`,
    )
    this.addSql(
      `create index referral_pending_due on referral (response_due_at, serial) include (${SECURED}, red_at) where removed_at is null and ${PENDING};`,
    )
    this.addSql(`alter table referral set (${OFTEN.map((name) => `${name} = 0.01`).join(', ')});`)
  }

  override down(): void {
    this.addSql(`alter table referral reset (${OFTEN.join(', ')});`)
    this.addSql('drop index referral_due, referral_pending_due;')
    this.addSql(
      `create index referral_pending_due on referral (response_due_at, serial) include (id, organisation_id, status, red_at) where ${PENDING};`,
    )
    this.addSql(
      'create index referral_due on referral (response_due_at, serial) include (organisation_id, status, granted_organisation_ids);',
    )
  }
}
