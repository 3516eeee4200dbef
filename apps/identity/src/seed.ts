import { MikroORM } from '@mikro-orm/postgresql'
import { ormOptions } from '@isets/service-kit'
import { ownerConfig } from './config.ts'
import { seedDemoWorld } from './demo/demo-seed.ts'
import { identityOrm } from './orm.ts'

const orm = await MikroORM.init(ormOptions({ databaseUrl: ownerConfig().OWNER_DATABASE_URL, ...identityOrm }))
await seedDemoWorld(orm.em.fork())
await orm.close(true)
// What wakes a relay after a commit would keep an idle connection open for half a minute; no relay runs here.
process.exit(0)
