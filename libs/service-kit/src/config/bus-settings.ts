import * as z from 'zod'

const count = (fallback: number) => z.coerce.number().int().min(1).default(fallback)

/** Settings of the bus: where NATS is, who we are there, and for how long we wait. */
export const busSettings = {
  NATS_URL: z.string().default('nats://127.0.0.1:4222'),
  /** Password of this service's own NATS user, which is named like the service; absent where NATS asks nobody. */
  NATS_PASSWORD: z.string().optional(),
  /** Milliseconds for which an answer of another service is awaited. */
  QUERY_TIMEOUT_MS: count(3_000),
  COMMAND_TIMEOUT_MS: count(8_000),
}
type BusSettings = z.output<z.ZodObject<typeof busSettings>>
export type PatienceSettings = Pick<BusSettings, 'QUERY_TIMEOUT_MS' | 'COMMAND_TIMEOUT_MS'>
