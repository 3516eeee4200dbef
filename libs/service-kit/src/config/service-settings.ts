import * as z from 'zod'
import { busSettings } from './bus-settings.ts'

/** Reads JSON that travels in one environment variable. */
function json<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value, context) => {
    if (typeof value !== 'string') return value
    try {
      return JSON.parse(value)
    } catch {
      context.issues.push({ code: 'custom', input: undefined, message: 'is not JSON' })
      return z.NEVER
    }
  }, schema)
}

/** Public Ed25519 keys of identity as a JSON Web Key Set; two while a key is being changed. */
const PublicKeys = z.object({
  keys: z.array(z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string() })).min(1),
})
export type PublicKeys = z.infer<typeof PublicKeys>

/**
 * Settings that every service has. An app adds its own:
 * `readConfig(z.object({ ...serviceSettings, SMTP_URL: z.url() }), process.env)`.
 */
export const serviceSettings = {
  ...busSettings,
  DATABASE_URL: z.url(),
  CONTEXT_KEYS: json(PublicKeys),
  /** Health port; 0 lets the system choose. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  /** Address of the health port; `0.0.0.0` in a container, whose probes come from outside. */
  HOST: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Holds `{ "offsetMs": … }` when the demo clock may be moved. */
  CLOCK_FILE: z.string().optional(),
}
export type ServiceSettings = z.output<z.ZodObject<typeof serviceSettings>>
