import { bootstrapService } from '@isets/service-kit'
import { ReferralsModule } from './app.module.ts'
import { referralsConfig } from './config.ts'
import { referralsOrm } from './orm.ts'

await bootstrapService({ name: 'referrals', config: referralsConfig(), module: ReferralsModule, orm: referralsOrm })
