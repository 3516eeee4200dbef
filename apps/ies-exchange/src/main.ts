import { bootstrapService } from '@isets/service-kit'
import { iesExchangeModule } from './app.module.ts'
import { iesExchangeConfig, iesSettings } from './config.ts'
import { iesExchangeOrm } from './orm.ts'

const config = iesExchangeConfig()
await bootstrapService({
  name: 'ies-exchange',
  config,
  module: iesExchangeModule(iesSettings(config)),
  orm: iesExchangeOrm,
})
