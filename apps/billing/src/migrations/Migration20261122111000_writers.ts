import { Migration } from '@mikro-orm/migrations'

/** Who wrote a cost before its last change: whoever raised it over a cap does not approve its override (C21). */
export class Migration20261122111000_writers extends Migration {
  override up(): void {
    this.addSql(`alter table cost add column earlier_writer_ids uuid[] not null default '{}';`)
  }

  override down(): void {
    this.addSql('alter table cost drop column earlier_writer_ids;')
  }
}
