import { Migration } from '@mikro-orm/migrations'

const EACH = ['request_search_public', 'request_search_open']

/**
 * A request is in one index of support's text, that of the open or that of the others: each message that is written
 * changes one index less. No index keeps a backlog, which every search would have to read through.
 */
export class Migration20261122052000_search_indexes extends Migration {
  override up(): void {
    this.addSql('drop index request_search_support;')
    this.addSql(
      `create index request_search_done on request_search using gin (support_text) with (fastupdate = off)
        where not is_open;`,
    )
    for (const index of EACH) {
      this.addSql(`alter index ${index} set (fastupdate = off);`)
      this.addSql(`select gin_clean_pending_list('${index}');`)
    }
  }

  override down(): void {
    for (const index of EACH) this.addSql(`alter index ${index} reset (fastupdate);`)
    this.addSql('drop index request_search_done;')
    this.addSql('create index request_search_support on request_search using gin (support_text);')
  }
}
