import { closeOrm, migrate, ormOptions } from '@isets/service-kit'
import { testDatabase } from '@isets/testing'
import { RequestContext } from '@mikro-orm/core'
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql'
import { seedDemoWorld } from '../demo/demo-seed.ts'
import { identityOrm } from '../orm.ts'

export interface IdentityDatabase {
  readonly url: string
  readonly em: EntityManager
  /** Runs `work` as the bus does: with an identity map of its own. */
  asRequest<T>(work: () => Promise<T>): Promise<T>
  drop(): Promise<void>
}

/** A migrated database with the demo world in it, for one test file. */
export async function identityDatabase(): Promise<IdentityDatabase> {
  const database = await testDatabase()
  await migrate({ databaseUrl: database.ownerUrl, ...identityOrm })
  const orm = await MikroORM.init(ormOptions({ databaseUrl: database.url, ...identityOrm }))
  await seedDemoWorld(orm.em.fork())
  return {
    url: database.url,
    em: orm.em,
    asRequest: (work) => RequestContext.create(orm.em, work),
    drop: async () => {
      await closeOrm(orm)
      await database.drop()
    },
  }
}
