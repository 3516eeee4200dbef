import { bootstrapService } from '@isets/service-kit'
import { CaseworkModule } from './app.module.ts'
import { caseworkConfig } from './config.ts'
import { caseworkOrm } from './orm.ts'

await bootstrapService({ name: 'casework', config: caseworkConfig(), module: CaseworkModule, orm: caseworkOrm })
