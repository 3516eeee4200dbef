import { Migration } from '@mikro-orm/migrations'

/** When the requester is warned of the closing by time (NOTIF-006); null once that is done. */
export class Migration20261122001000_warns_at extends Migration {
  override up(): void {
    this.addSql('alter table help_request add column warns_at timestamptz null;')
    this.addSql('create index help_request_warns on help_request (warns_at) where warns_at is not null;')
  }

  override down(): void {
    this.addSql('drop index help_request_warns;')
    this.addSql('alter table help_request drop column warns_at;')
  }
}
