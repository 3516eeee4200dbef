import { Migration } from '@mikro-orm/migrations'

/** Two windows of one person each keep their own draft. The one that is there goes on under the id of its author. */
export class Migration20261122112500_draft_per_window extends Migration {
  override up(): void {
    this.addSql('alter table "draft" add column "id" uuid null, add column "version" int not null default 1;')
    this.addSql('update "draft" set "id" = "user_id";')
    this.addSql('alter table "draft" alter column "id" set not null, alter column "version" drop default;')
    this.addSql('alter table "draft" drop constraint "draft_pkey", add primary key ("user_id", "id");')
  }

  override down(): void {
    this.addSql(
      'delete from "draft" d where exists (select from "draft" o where o.user_id = d.user_id and (o.saved_at, o.id) > (d.saved_at, d.id));',
    )
    this.addSql('alter table "draft" drop constraint "draft_pkey", drop column "id", drop column "version";')
    this.addSql('alter table "draft" add primary key ("user_id");')
  }
}
