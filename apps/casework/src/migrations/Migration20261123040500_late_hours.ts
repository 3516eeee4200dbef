import { Migration } from '@mikro-orm/migrations'

/** C13: why hours came after the end of their fiscal year, in the Update Log of the plan. */
export class Migration20261123040500_late_hours extends Migration {
  override up(): void {
    this.addSql('alter table plan_change add column reason text null;')
  }

  override down(): void {
    this.addSql('alter table plan_change drop column reason;')
  }
}
