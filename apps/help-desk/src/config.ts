import { readConfig, replyConfig, serviceSettings } from '@isets/service-kit'
import { CLOSE_AFTER, DAY_UNITS, REOPEN_WINDOW } from '@isets/rules'
import * as z from 'zod'
import type { HelpDeskSettings } from './app.module.ts'
import { USUAL_RETENTION } from './retention/retention.ts'

const days = (usual: number) => z.coerce.number().int().min(1).default(usual)

const OwnConfig = z.object({
  ...serviceSettings,
  /** HELP-046: copied when a user is to be removed. */
  ISETS_ACCESS_MAILBOX: z.email(),
  /** HELP-036: copied on questions of policy and procedure. */
  ISETS_POLICY_MAILBOX: z.email(),
  /** Days until an upload that nobody has sent is removed, and a draft that nobody goes on with. */
  KEEP_LOOSE_UPLOADS_DAYS: days(USUAL_RETENTION.looseUploadDays),
  KEEP_DRAFTS_DAYS: days(USUAL_RETENTION.draftDays),
  /** HELP-023, C1: days without an answer until a waiting request closes, and whether they are business days. */
  CLOSE_AFTER_DAYS: days(CLOSE_AFTER.days),
  CLOSE_AFTER_UNIT: z.enum(DAY_UNITS).default(CLOSE_AFTER.unit),
  /** Where the mail gateway delivers them by SMTP. */
  MAIL_IN_PORT: z.coerce.number().int().min(0).max(65_535).default(2525),
  MAIL_IN_HOST: z.string().default('127.0.0.1'),
})
/** Settings of the help desk; only this file reads the environment. The notifier has the same for answers by mail. */
const HelpDeskConfig = OwnConfig.and(replyConfig)
export type HelpDeskConfig = z.infer<typeof HelpDeskConfig>

export function helpDeskConfig(): HelpDeskConfig {
  return readConfig(HelpDeskConfig, process.env)
}

export function helpDeskSettings(config: HelpDeskConfig): HelpDeskSettings {
  const { replies } = config
  return {
    mailIn: replies && { port: config.MAIL_IN_PORT, host: config.MAIL_IN_HOST, replies },
    retention: { looseUploadDays: config.KEEP_LOOSE_UPLOADS_DAYS, draftDays: config.KEEP_DRAFTS_DAYS },
    closing: {
      closeAfter: { days: config.CLOSE_AFTER_DAYS, unit: config.CLOSE_AFTER_UNIT },
      reopenWindow: REOPEN_WINDOW,
    },
  }
}

/** What migrations and demo data need: the owner's access to the database, and the demo clock. */
export function ownerConfig(): { OWNER_DATABASE_URL: string; CLOCK_FILE?: string | undefined } {
  return readConfig(z.object({ OWNER_DATABASE_URL: z.url(), CLOCK_FILE: z.string().optional() }), process.env)
}
