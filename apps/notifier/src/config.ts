import { readConfig, replyConfig, serviceSettings } from '@isets/service-kit'
import * as z from 'zod'
import { domainOf, isMailbox } from './delivery/address.ts'
import type { MailSettings } from './settings.ts'

const OwnConfig = z.object({
  ...serviceSettings,
  SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  /** `Name <address>` of the sender. */
  MAIL_FROM: z.string().regex(/^[^\r\n]*[^\s<@]+@[a-z0-9.-]+>?$/i),
  /** Where people open the web app. */
  WEB_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
  /** Who is alerted of requests that keep somebody from working (HELP-030). */
  ON_DUTY_MAILBOX: z.string().refine(isMailbox, 'is not the address of one mailbox'),
  SMTP_CONNECTIONS: z.coerce.number().int().min(1).max(20).default(4),
  MAILS_PER_SECOND: z.coerce.number().int().min(1).max(10_000).default(50),
})
/** The help desk has the same for answers by mail. */
const NotifierConfig = OwnConfig.and(replyConfig)
export type NotifierConfig = z.infer<typeof NotifierConfig>

export function notifierConfig(): NotifierConfig {
  return readConfig(NotifierConfig, process.env)
}

/** What migrations need: the owner's access to the database. */
export function ownerConfig(): { OWNER_DATABASE_URL: string } {
  return readConfig(z.object({ OWNER_DATABASE_URL: z.url() }), process.env)
}

export function mailSettings(config: NotifierConfig): MailSettings {
  return {
    smtpUrl: config.SMTP_URL,
    from: config.MAIL_FROM,
    mailDomain: domainOf(config.MAIL_FROM),
    webUrl: config.WEB_URL,
    replies: config.replies,
    onDutyMailbox: config.ON_DUTY_MAILBOX,
    connections: config.SMTP_CONNECTIONS,
    mailsPerSecond: config.MAILS_PER_SECOND,
  }
}
