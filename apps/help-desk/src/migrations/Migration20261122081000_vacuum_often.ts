import { Migration } from '@mikro-orm/migrations'

const OFTEN = [
  'autovacuum_vacuum_scale_factor',
  'autovacuum_vacuum_insert_scale_factor',
  'autovacuum_analyze_scale_factor',
]

/**
 * The queue is counted in its index alone, which holds only for pages that a vacuum has seen. The usual fifth of a table
 * is months of requests: here it runs after a hundredth.
 */
export class Migration20261122081000_vacuum_often extends Migration {
  override up(): void {
    this.addSql(`alter table help_request set (${OFTEN.map((name) => `${name} = 0.01`).join(', ')});`)
  }

  override down(): void {
    this.addSql(`alter table help_request reset (${OFTEN.join(', ')});`)
  }
}
