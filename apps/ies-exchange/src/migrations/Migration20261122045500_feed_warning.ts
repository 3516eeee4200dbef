import { Migration } from '@mikro-orm/migrations'

/** TMR-013: who looks after the feed is told once of each file that is missing. */
export class Migration20261122045500_feed_warning extends Migration {
  override name = 'Migration20261122045500_feed_warning'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "feed_warning" ("expected_at" timestamptz not null, "warned_at" timestamptz not null, primary key ("expected_at"));`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table "feed_warning";`)
  }
}
