import { Migration } from '@mikro-orm/migrations'

/** Signed consents that nobody recorded go again: found by their age, and kept in mind until their bytes are gone. */
export class Migration20261122112500_loose_files extends Migration {
  override up(): void {
    this.addSql(
      `create table "discarded_file" ("id" uuid not null, "discarded_at" timestamptz not null, primary key ("id"));`,
    )
    this.addSql(`create index "discarded_file_discarded_at" on "discarded_file" ("discarded_at", "id");`)
    this.addSql('create index consent_file_loose on consent_file (uploaded_at) where consent_id is null;')
  }

  override down(): void {
    this.addSql('drop index consent_file_loose;')
    this.addSql('drop table "discarded_file";')
  }
}
