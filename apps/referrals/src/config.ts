import { readConfig, serviceSettings } from '@isets/service-kit'
import * as z from 'zod'

const ReferralsConfig = z.object({ ...serviceSettings })
export type ReferralsConfig = z.infer<typeof ReferralsConfig>

export function referralsConfig(): ReferralsConfig {
  return readConfig(ReferralsConfig, process.env)
}

/** What migrations and demo data need: the owner's access to the database, and the demo clock. */
export function ownerConfig(): { OWNER_DATABASE_URL: string; CLOCK_FILE?: string | undefined } {
  return readConfig(z.object({ OWNER_DATABASE_URL: z.url(), CLOCK_FILE: z.string().optional() }), process.env)
}
