import * as z from 'zod'

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

const milliseconds = (fallback: number) => z.coerce.number().int().min(1).default(fallback)

/** How long an answer of another service is waited for. */
export const patienceSettings = {
  QUERY_TIMEOUT_MS: milliseconds(3_000),
  COMMAND_TIMEOUT_MS: milliseconds(8_000),
}
export type PatienceSettings = z.output<z.ZodObject<typeof patienceSettings>>

/** Settings of the bus: where NATS is, who we are there, and for how long we wait. */
export const busSettings = {
  NATS_URL: z.string().default('nats://127.0.0.1:4222'),
  /** Password of this service's own NATS user, which is named like the service; absent where NATS asks nobody. */
  NATS_PASSWORD: z.string().optional(),
  ...patienceSettings,
}

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
