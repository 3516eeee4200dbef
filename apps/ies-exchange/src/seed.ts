import { closeOrm, DemoClock, ormOptions, SystemClock } from '@isets/service-kit'
import { MikroORM } from '@mikro-orm/postgresql'
import { seedConfig } from './config.ts'
import { seedDemoCustomers } from './demo/demo-seed.ts'
import { iesExchangeOrm } from './orm.ts'

const { OWNER_DATABASE_URL: databaseUrl, CLOCK_FILE, IES_SSN_KEY } = seedConfig()
const clock = CLOCK_FILE === undefined ? new SystemClock() : new DemoClock(CLOCK_FILE, new SystemClock())
const orm = await MikroORM.init(ormOptions({ databaseUrl, ...iesExchangeOrm }))
await seedDemoCustomers(orm.em.fork(), IES_SSN_KEY, clock.now())
await closeOrm(orm)
