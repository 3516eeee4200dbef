import { bootstrapService } from '@isets/service-kit'
import { helpDeskModule } from './app.module.ts'
import { helpDeskConfig, helpDeskSettings } from './config.ts'
import { helpDeskOrm } from './orm.ts'

const config = helpDeskConfig()
const mailboxes = { access: config.ISETS_ACCESS_MAILBOX, policy: config.ISETS_POLICY_MAILBOX }
const module = helpDeskModule(mailboxes, helpDeskSettings(config))
await bootstrapService({ name: 'help-desk', config, module, orm: helpDeskOrm })
