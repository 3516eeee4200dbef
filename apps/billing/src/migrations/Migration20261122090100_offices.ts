import { Migration } from '@mikro-orm/migrations'

/** BILL-003: packets are narrowed by the office of DHS, and those of FCRCs are listed only when they are asked for. */
export class Migration20261122090100_offices extends Migration {
  override up(): void {
    this.addSql('alter table organisation_projection add column region text null, add column kind text null;')
  }

  override down(): void {
    this.addSql('alter table organisation_projection drop column region, drop column kind;')
  }
}
