import { closeOrm, DemoClock, ormOptions, SystemClock } from '@isets/service-kit'
import { MikroORM } from '@mikro-orm/postgresql'
import { ownerConfig } from './config.ts'
import { seedDemoBilling } from './demo/demo-seed.ts'
import { billingOrm } from './orm.ts'

const { OWNER_DATABASE_URL: databaseUrl, CLOCK_FILE } = ownerConfig()
const clock = CLOCK_FILE === undefined ? new SystemClock() : new DemoClock(CLOCK_FILE, new SystemClock())
const orm = await MikroORM.init(ormOptions({ databaseUrl, ...billingOrm }))
await seedDemoBilling(orm.em.fork(), clock.now())
await closeOrm(orm)
