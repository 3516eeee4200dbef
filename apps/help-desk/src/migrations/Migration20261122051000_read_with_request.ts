import { Migration } from '@mikro-orm/migrations'

const ROLES = `string_to_array(nullif(current_setting('app.roles', true), ''), ',')`
const READS_NOTES = `(select ${ROLES} && array['siu_agent', 'siu_lead'])`
const INTERNAL = { message: `kind <> 'note'`, history: `action <> 'noted'` }

/**
 * Messages and history are read by statements that stay prepared, so PostgreSQL plans the request's own policy once
 * and asks it for each row; the function before was called for each row, which took most of the time of opening a
 * long conversation. Writing, a row at a time, keeps the function.
 */
export class Migration20261122051000_read_with_request extends Migration {
  override up(): void {
    for (const [table, isPublic] of Object.entries(INTERNAL)) {
      const request = `exists (select 1 from help_request r where r.id = ${table}.request_id)`
      this.addSql(`alter policy read_with_request on ${table} using ((${isPublic} or ${READS_NOTES}) and ${request});`)
    }
  }

  override down(): void {
    for (const [table, isPublic] of Object.entries(INTERNAL)) {
      this.addSql(
        `alter policy read_with_request on ${table}
          using ((${isPublic} or ${READS_NOTES}) and reads_help_request(request_id));`,
      )
    }
  }
}
