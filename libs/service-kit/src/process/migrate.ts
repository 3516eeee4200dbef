import { MikroORM } from '@mikro-orm/postgresql'
import { ormOptions, type OrmSettings } from '../orm/orm-options.ts'

/** Applies all pending migrations as the owner of the database. Safe to run twice. Returns the names of those applied. */
export async function migrate(settings: OrmSettings): Promise<readonly string[]> {
  const orm = await MikroORM.init(ormOptions({ ...settings, poolSize: 1 }))
  try {
    const applied = await orm.migrator.up()
    return applied.map((migration) => migration.name)
  } finally {
    await orm.close(true)
  }
}
