import { readConfig, serviceSettings } from '@isets/service-kit'
import * as z from 'zod'

const IesExchangeConfig = z.object({ ...serviceSettings })
export type IesExchangeConfig = z.infer<typeof IesExchangeConfig>

export function iesExchangeConfig(): IesExchangeConfig {
  return readConfig(IesExchangeConfig, process.env)
}

/** What migrations and demo data need: the owner's access to the database, and the demo clock. */
export function ownerConfig(): { OWNER_DATABASE_URL: string; CLOCK_FILE?: string | undefined } {
  return readConfig(z.object({ OWNER_DATABASE_URL: z.url(), CLOCK_FILE: z.string().optional() }), process.env)
}
