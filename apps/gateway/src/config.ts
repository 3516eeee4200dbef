import { MAX_FEED_BYTES, MAX_UPLOAD_BYTES } from '@isets/contracts'
import { busSettings, fileSettings, readConfig } from '@isets/service-kit'
import * as z from 'zod'

const count = (fallback: number) => z.coerce.number().int().min(1).default(fallback)
const flag = (fallback: boolean) => z.stringbool().default(fallback)

/** Everything that can be set from outside. Rates are per user unless they say otherwise. */
export const GatewayConfig = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ...busSettings,
  /** Holds the offset of the demo clock. Sessions, tokens and deadlines use real time always. */
  CLOCK_FILE: z.string().optional(),

  /** Scheme, host and port that browsers use. Without it: what the request itself says. */
  PUBLIC_ORIGIN: z.url().optional(),
  /** Behind HTTPS: cookie `__Host-sid` with Secure, and HSTS. */
  COOKIE_SECURE: flag(false),
  /** Proxies whose X-Forwarded-For is believed, as addresses or networks, by comma. */
  TRUST_PROXY: z.string().optional(),
  /** The built web app; without it only the API is served. */
  WEB_DIR: z.string().optional(),

  ...fileSettings,
  /** `tcp://host:3310` or `unix:/run/clamav/clamd.ctl`. Without it uploads are recorded as not scanned. */
  CLAMD_URL: z.string().optional(),

  /** Sign-ins, and requests with a cookie that is no session, per minute and address. */
  RATE_SIGN_IN: count(20),
  RATE_DEAD_SESSION: count(60),
  RATE_USER: count(300),
  /** Uploads per hour; a picture that is pasted into a text is one. */
  RATE_UPLOAD: count(120),
  /** Help requests filed, answers given, passwords of customers reset, per hour: each of them sends mail. */
  RATE_MAIL: count(120),
  /** Questions of visitors without an account, per hour and address: each of them sends mail (HELP-004). */
  RATE_QUESTION: count(10),
  /** Searches for a person in IES, per hour: more is somebody who tries names out. */
  RATE_LOOKUP: count(60),
  /** Lists taken out as files per hour, and how many files this process makes at once. */
  RATE_EXPORT: count(60),
  EXPORTS_AT_ONCE: count(4),
  LIVE_PER_USER: count(6),

  BODY_LIMIT: count(1024 * 1024),
  UPLOAD_LIMIT: count(MAX_UPLOAD_BYTES),
  FEED_LIMIT: count(MAX_FEED_BYTES),
  URL_LIMIT: count(4096),
  HEADERS_TIMEOUT_MS: count(10_000),
  /** Milliseconds for a request to arrive, body and all. */
  REQUEST_TIMEOUT_MS: count(60_000),
  /** The same for uploads: the largest file over a slow line. */
  UPLOAD_TIMEOUT_MS: count(15 * 60_000),
  /** Seconds for which a context token serves before identity is asked again. */
  CONTEXT_SECONDS: z.coerce.number().int().min(1).max(45).default(45),
  CONTEXT_CACHE_SIZE: count(10_000),
  HEARTBEAT_MS: count(15_000),
  /** How often the store is rid of files that the help desk has discarded. */
  SWEEP_MS: count(60_000),
})
export type GatewayConfig = z.infer<typeof GatewayConfig>

export function gatewayConfig(): GatewayConfig {
  return readConfig(GatewayConfig, process.env)
}

/** Injection tokens of what `main.ts` makes before the modules. */
export const GATEWAY_CONFIG = Symbol('gateway config')
export const HTTP_SERVER = Symbol('http server')
export const EVENTS = Symbol('connection to the bus')
