import { bootstrapService } from '@isets/service-kit'
import { BillingModule } from './app.module.ts'
import { billingConfig } from './config.ts'
import { billingOrm } from './orm.ts'

await bootstrapService({ name: 'billing', config: billingConfig(), module: BillingModule, orm: billingOrm })
