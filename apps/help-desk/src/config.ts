import { readConfig, serviceSettings } from '@isets/service-kit'
import * as z from 'zod'

/** Settings of the help desk; only this file reads the environment. */
const HelpDeskConfig = z.object({
  ...serviceSettings,
  /** HELP-046: copied when a user is to be removed. */
  ISETS_ACCESS_MAILBOX: z.email(),
  /** HELP-036: copied on questions of policy and procedure. */
  ISETS_POLICY_MAILBOX: z.email(),
})
export type HelpDeskConfig = z.infer<typeof HelpDeskConfig>

export function helpDeskConfig(): HelpDeskConfig {
  return readConfig(HelpDeskConfig, process.env)
}

/** What migrations and demo data need: the owner's access to the database, and the demo clock. */
export function ownerConfig(): { OWNER_DATABASE_URL: string; CLOCK_FILE?: string | undefined } {
  return readConfig(z.object({ OWNER_DATABASE_URL: z.url(), CLOCK_FILE: z.string().optional() }), process.env)
}
