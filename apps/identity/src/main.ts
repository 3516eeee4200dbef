import { bootstrapService } from '@isets/service-kit'
import { identityModule } from './app.module.ts'
import { identityConfig } from './config.ts'
import { identityOrm } from './orm.ts'

const config = identityConfig()
await bootstrapService({ name: 'identity', config, module: identityModule(config), orm: identityOrm })
