import { closeOrm, DemoClock, inScope, ormOptions, SystemClock } from '@isets/service-kit'
import { MikroORM } from '@mikro-orm/postgresql'
import { ownerConfig } from './config.ts'
import { seedDemoCasework } from './demo/demo-seed.ts'
import { caseworkOrm } from './orm.ts'

const { OWNER_DATABASE_URL: databaseUrl, CLOCK_FILE } = ownerConfig()
const clock = CLOCK_FILE === undefined ? new SystemClock() : new DemoClock(CLOCK_FILE, new SystemClock())
const orm = await MikroORM.init(ormOptions({ databaseUrl, ...caseworkOrm }))
const scope = { service: 'casework', clock, requestId: 'demo-data', hops: 0 }
await inScope(scope, () => seedDemoCasework(orm.em.fork(), clock.now()))
await closeOrm(orm)
