import { Migration } from '@mikro-orm/migrations'

/**
 * REF-063: why somebody never takes part, with the line of history. A provider ends the intake of whom it has screened
 * without a look at the record: of that it learns the status alone.
 */
export class Migration20261123011500_not_taking_part extends Migration {
  override up(): void {
    this.addSql('alter table status_history add column cause text null, add column reason text null;')
    this.addSql(`alter table status_history
      add constraint status_history_cause_check check (cause in ('not_eligible', 'not_taking_part'));`)
    this.addSql(`create function et_status_of(uuid) returns text stable security definer set search_path = public
      language sql as $$ select et_status from customer where id = $1 $$;`)
  }

  override down(): void {
    this.addSql('drop function et_status_of(uuid);')
    this.addSql('alter table status_history drop column reason, drop column cause;')
  }
}
