import { FEED_MODES } from '@isets/rules'
import { fileSettings, readConfig, serviceSettings } from '@isets/service-kit'
import * as z from 'zod'
import type { IesSettings } from './settings.ts'

const ssnKey = {
  IES_SSN_KEY: z.string().min(32),
}

const IesExchangeConfig = z.object({
  ...serviceSettings,
  /** The store that the gateway writes uploads to; read only. */
  ...fileSettings,
  /** Key of the hashes that stand for Social Security numbers. Another key, and nobody is found by the last four. */
  ...ssnKey,
  /** When IES sends its file: `monthly-days` (5, 13, 20, 27 at noon) or `weekly` (Friday, applied on Saturday). */
  IES_FEED_MODE: z.enum(FEED_MODES).default('monthly-days'),
  /** Rows that an import takes in one transaction. */
  IES_ROWS_AT_ONCE: z.coerce.number().int().min(1).max(10_000).default(2_000),
})
export type IesExchangeConfig = z.infer<typeof IesExchangeConfig>

export function iesExchangeConfig(): IesExchangeConfig {
  return readConfig(IesExchangeConfig, process.env)
}

export function iesSettings(config: IesExchangeConfig): IesSettings {
  return {
    ssnKey: config.IES_SSN_KEY,
    feedMode: config.IES_FEED_MODE,
    files: config,
    rowsAtOnce: config.IES_ROWS_AT_ONCE,
  }
}

/** What migrations need: the owner's access to the database. */
export function ownerConfig(): { OWNER_DATABASE_URL: string } {
  return readConfig(z.object({ OWNER_DATABASE_URL: z.url() }), process.env)
}

/** What demo data needs beside it: the key of the hashes, and the demo clock. */
export function seedConfig() {
  return readConfig(
    z.object({ OWNER_DATABASE_URL: z.url(), CLOCK_FILE: z.string().optional(), ...ssnKey }),
    process.env,
  )
}
