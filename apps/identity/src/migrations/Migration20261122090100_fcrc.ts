import { Migration } from '@mikro-orm/migrations'

const kindIn = (kinds: string) =>
  `alter table organisation add constraint organisation_kind_check check (kind in (${kinds}));`

/** An FCRC can serve customers itself: an organisation of a kind of its own. */
export class Migration20261122090100_fcrc extends Migration {
  override up(): void {
    this.addSql('alter table organisation drop constraint organisation_kind_check;')
    this.addSql(kindIn(`'provider', 'intermediary', 'sub_grantee', 'fcrc'`))
  }

  override down(): void {
    this.addSql('alter table organisation drop constraint organisation_kind_check;')
    this.addSql(kindIn(`'provider', 'intermediary', 'sub_grantee'`))
  }
}
