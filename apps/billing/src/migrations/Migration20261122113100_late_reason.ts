import { Migration } from '@mikro-orm/migrations'

/** Why a cost was entered after its month (SUPP-006). */
export class Migration20261122113100_late_reason extends Migration {
  override up(): void {
    this.addSql('alter table cost add column late_reason text null;')
  }

  override down(): void {
    this.addSql('alter table cost drop column late_reason;')
  }
}
