import { Migration } from '@mikro-orm/migrations'

const FUNCTION = `create function reads_amendment(uuid) returns boolean stable language plpgsql as $$
    begin return exists (select 1 from public.amendment where id = $1); end $$;`
const CHECKED = { staffing_packet: 'reads_packet(id)', amendment: 'reads_amendment(id)' }

/**
 * A write that reads no column, as `update amendment set version = 0`, asks no policy for reading: what is written has
 * to be seen by whoever writes it, like the rows of customers.
 */
export class Migration20261122051000_blind_writes extends Migration {
  override up(): void {
    this.addSql(FUNCTION)
    for (const [table, seen] of Object.entries(CHECKED)) {
      this.addSql(`alter policy change_what_is_read on ${table} with check (${seen});`)
    }
  }

  override down(): void {
    for (const table of Object.keys(CHECKED)) {
      this.addSql(`drop policy change_what_is_read on ${table};`)
      this.addSql(`create policy change_what_is_read on ${table} for update using (true);`)
    }
    this.addSql('drop function reads_amendment(uuid);')
  }
}
