import { Migration } from '@mikro-orm/migrations'

/** What nobody has sent is removed after a while; the gateway then removes the bytes of its files. */
export class Migration20261122011600_retention extends Migration {
  override up(): void {
    this.addSql('create table discarded_file (id uuid not null, discarded_at timestamptz not null, primary key (id));')
    this.addSql('create index discarded_file_discarded_at on discarded_file (discarded_at, id);')
    this.addSql('create index attachment_loose on attachment (uploaded_at) where message_id is null;')
    this.addSql('create index draft_saved_at on draft (saved_at);')
  }

  override down(): void {
    this.addSql('drop index draft_saved_at;')
    this.addSql('drop index attachment_loose;')
    this.addSql('drop table discarded_file;')
  }
}
