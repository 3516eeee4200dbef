import { migrate } from '@isets/service-kit'
import { ownerConfig } from './config.ts'
import { referralsOrm } from './orm.ts'

await migrate({ databaseUrl: ownerConfig().OWNER_DATABASE_URL, ...referralsOrm })
