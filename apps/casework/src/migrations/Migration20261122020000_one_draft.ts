import { Migration } from '@mikro-orm/migrations'

/** A draft that its provider has lost with the grant leaves room for a new one. */
const NAME = 'screening_one_draft'
const ON = `create unique index ${NAME} on screening (customer_id, organisation_id) nulls not distinct where status = 'draft'`

export class Migration20261122020000_one_draft extends Migration {
  override up(): void {
    this.addSql(`drop index ${NAME};`)
    this.addSql(`${ON} and (holder_organisation_id is not null or organisation_id is null);`)
  }

  override down(): void {
    this.addSql(`drop index ${NAME};`)
    this.addSql(`${ON};`)
  }
}
