import { MikroORM } from '@mikro-orm/postgresql'
import { closeOrm, ormOptions } from '@isets/service-kit'
import { ownerConfig } from './config.ts'
import { seedDemoWorld } from './demo/demo-seed.ts'
import { identityOrm } from './orm.ts'

const orm = await MikroORM.init(ormOptions({ databaseUrl: ownerConfig().OWNER_DATABASE_URL, ...identityOrm }))
await seedDemoWorld(orm.em.fork())
await closeOrm(orm)
