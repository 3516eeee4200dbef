import { Migration } from '@mikro-orm/migrations'

export class Migration20261122014306_customer_login extends Migration {
  override name = 'Migration20261122014306_customer_login'

  override up(): void | Promise<void> {
    this.addSql(`alter table "user_account" add "customer_id" uuid null;`)
    this.addSql(`alter table "user_account" add constraint "user_account_customer" unique ("customer_id");`)
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "user_account" drop constraint "user_account_customer";`)
    this.addSql(`alter table "user_account" drop column "customer_id";`)
  }
}
