import { Migration } from '@mikro-orm/migrations'

/** HELP-022: whose answer by mail a mail takes. */
export class Migration20261122144200_answers_as extends Migration {
  override up(): void {
    this.addSql(`alter table "delivery" add "answers_as" uuid null;`)
  }

  override down(): void {
    this.addSql(`alter table "delivery" drop column "answers_as";`)
  }
}
