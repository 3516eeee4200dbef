import { readConfig, serviceSettings } from '@isets/service-kit'
import * as z from 'zod'

const BillingConfig = z.object({ ...serviceSettings })
export type BillingConfig = z.infer<typeof BillingConfig>

export function billingConfig(): BillingConfig {
  return readConfig(BillingConfig, process.env)
}

/** What migrations and demo data need: the owner's access to the database, and the demo clock. */
export function ownerConfig(): { OWNER_DATABASE_URL: string; CLOCK_FILE?: string | undefined } {
  return readConfig(z.object({ OWNER_DATABASE_URL: z.url(), CLOCK_FILE: z.string().optional() }), process.env)
}
