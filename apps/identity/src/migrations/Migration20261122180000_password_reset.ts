import { Migration } from '@mikro-orm/migrations'

/** REF-023: a customer's sessions end when staff make a new start password. */
export class Migration20261122180000_password_reset extends Migration {
  override name = 'Migration20261122180000_password_reset'

  override up(): void | Promise<void> {
    this.addSql(`alter table "session" drop constraint "session_end_reason_check";`)
    this.addSql(
      `alter table "session" add constraint "session_end_reason_check" check ("end_reason" in ('sign-out', 'deactivated', 'replaced', 'password-reset'));`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "session" drop constraint "session_end_reason_check";`)
    this.addSql(`update "session" set "end_reason" = 'sign-out' where "end_reason" = 'password-reset';`)
    this.addSql(
      `alter table "session" add constraint "session_end_reason_check" check ("end_reason" in ('sign-out', 'deactivated', 'replaced'));`,
    )
  }
}
