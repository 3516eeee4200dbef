import { bootstrapService } from '@isets/service-kit'
import { helpDeskModule } from './app.module.ts'
import { helpDeskConfig } from './config.ts'
import { helpDeskOrm } from './orm.ts'

const config = helpDeskConfig()
const mailboxes = { access: config.ISETS_ACCESS_MAILBOX, policy: config.ISETS_POLICY_MAILBOX }
const retention = { looseUploadDays: config.KEEP_LOOSE_UPLOADS_DAYS, draftDays: config.KEEP_DRAFTS_DAYS }
await bootstrapService({ name: 'help-desk', config, module: helpDeskModule(mailboxes, retention), orm: helpDeskOrm })
