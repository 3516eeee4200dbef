import { bootstrapService } from '@isets/service-kit'
import { IesExchangeModule } from './app.module.ts'
import { iesExchangeConfig } from './config.ts'
import { iesExchangeOrm } from './orm.ts'

await bootstrapService({
  name: 'ies-exchange',
  config: iesExchangeConfig(),
  module: IesExchangeModule,
  orm: iesExchangeOrm,
})
