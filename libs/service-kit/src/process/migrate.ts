import { MikroORM } from '@mikro-orm/postgresql'
import { installJobs } from '../jobs/scheduler.ts'
import { closeOrm } from '../orm/close-orm.ts'
import { ormOptions, type OrmSettings } from '../orm/orm-options.ts'
import { protectAudit } from '../orm/protect-audit.ts'

/**
 * Brings a service's database up to date: all pending migrations, the audit closed to changes, the tables of pg-boss. `databaseUrl` is the
 * owner's, which no service knows. Safe to run twice. Returns the names of the migrations applied.
 */
export async function migrate(settings: OrmSettings): Promise<readonly string[]> {
  const orm = await MikroORM.init(ormOptions({ ...settings, poolSize: 1 }))
  try {
    const applied = await orm.migrator.up()
    await protectAudit(orm.em.fork())
    await installJobs(settings.databaseUrl)
    return applied.map((migration) => migration.name)
  } finally {
    await closeOrm(orm)
  }
}
