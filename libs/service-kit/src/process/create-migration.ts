import { sep } from 'node:path'
import { MikroORM } from '@mikro-orm/postgresql'
import { closeOrm } from '../orm/close-orm.ts'
import { ormOptions, type OrmSettings } from '../orm/orm-options.ts'

/**
 * Writes a migration from what the entities have become since the committed snapshot, up and down, beside the sources,
 * and the new snapshot with it. `databaseUrl` is the owner's, of any database. Returns the name of the file, or
 * undefined when nothing has changed. Read what it wrote before you commit it.
 */
export async function createMigration(settings: OrmSettings, name: string): Promise<string | undefined> {
  const migrations = settings.migrations.replace(`${sep}dist${sep}`, `${sep}src${sep}`)
  const orm = await MikroORM.init(ormOptions({ ...settings, migrations, poolSize: 1 }))
  try {
    const { diff, fileName } = await orm.migrator.create(undefined, false, false, name)
    return diff.up.length > 0 ? fileName : undefined
  } finally {
    await closeOrm(orm)
  }
}
