import { closeOrm, DemoClock, ormOptions, SystemClock } from '@isets/service-kit'
import { MikroORM } from '@mikro-orm/postgresql'
import { ownerConfig } from './config.ts'
import { seedDemoPackets } from './demo/demo-packets.ts'
import { seedDemoBilling } from './demo/demo-seed.ts'
import { billingOrm } from './orm.ts'

const { OWNER_DATABASE_URL: databaseUrl, CLOCK_FILE } = ownerConfig()
const clock = CLOCK_FILE === undefined ? new SystemClock() : new DemoClock(CLOCK_FILE, new SystemClock())
const orm = await MikroORM.init(ormOptions({ databaseUrl, ...billingOrm }))
const now = clock.now()
await seedDemoBilling(orm.em.fork(), now)
// Last: months are locked from here on.
await seedDemoPackets(orm.em.fork(), now)
await closeOrm(orm)
