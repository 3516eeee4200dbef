import { Migration } from '@mikro-orm/migrations'

/** Customers sign in by username; a start password is replaced at the first sign-in. */
export class Migration20261122110000_customer_account extends Migration {
  override name = 'Migration20261122110000_customer_account'

  override up(): void | Promise<void> {
    this.addSql(`alter table "user_account" alter column "email" drop not null;`)
    this.addSql(`alter table "user_account" add "username" text null;`)
    this.addSql(`alter table "user_account" add "contact_email" text null;`)
    this.addSql(`alter table "user_account" add "start_password_until" timestamptz null;`)
    this.addSql(`alter table "user_account" add constraint "user_account_username_unique" unique ("username");`)
    this.addSql(
      `alter table "user_account" add constraint user_account_sign_in_name check (email is not null or username is not null);`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "user_account" drop constraint user_account_sign_in_name;`)
    this.addSql(`alter table "user_account" drop constraint "user_account_username_unique";`)
    this.addSql(`update "user_account" set "email" = "username" where "email" is null;`)
    for (const column of ['username', 'contact_email', 'start_password_until']) {
      this.addSql(`alter table "user_account" drop column "${column}";`)
    }
    this.addSql(`alter table "user_account" alter column "email" set not null;`)
  }
}
