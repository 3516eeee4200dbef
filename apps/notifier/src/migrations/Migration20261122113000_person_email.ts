import { Migration } from '@mikro-orm/migrations'

/** Before each mail the notifier asks whether its address belongs to somebody who has left. */
export class Migration20261122113000_person_email extends Migration {
  override up(): void {
    this.addSql('create index person_email on person (lower(email));')
  }

  override down(): void {
    this.addSql('drop index person_email;')
  }
}
