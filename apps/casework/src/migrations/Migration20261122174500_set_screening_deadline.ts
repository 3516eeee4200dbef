import { Migration } from '@mikro-orm/migrations'

/** ASMT-021: super users set from when on a begun screening is overdue after how many days; no setting is removed. */
export class Migration20261122174500_set_screening_deadline extends Migration {
  override up(): void {
    this.addSql('grant insert, update on screening_deadline to isets_service;')
  }

  override down(): void {
    this.addSql('revoke insert, update on screening_deadline from isets_service;')
  }
}
