import { Migration } from '@mikro-orm/migrations'

const USER = `(select nullif(current_setting('app.user_id', true), '')::uuid)`

/**
 * HELP-029: a level of the ladder gives a request back and may read it no longer. PostgreSQL wants the changed row to
 * be readable for whoever changes it, and its line of history wants the request.
 */
export class Migration20261122050000_escalation extends Migration {
  override up(): void {
    this.addSql('alter table help_request add column handed_back_by uuid null;')
    this.addSql(`create policy read_handed_back on help_request for select using (handed_back_by = ${USER});`)
  }

  override down(): void {
    this.addSql('drop policy read_handed_back on help_request;')
    this.addSql('alter table help_request drop column handed_back_by;')
  }
}
