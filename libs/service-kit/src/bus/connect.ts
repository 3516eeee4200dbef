import type { NatsConnection } from '@nats-io/nats-core'
import { connect } from '@nats-io/transport-node'
import type { Logger } from 'pino'

const SAY_EVERY_MS = 10_000
const WAITING = 'still waiting for NATS: it is away, or refuses NATS_PASSWORD'

export interface BusAddress {
  readonly NATS_URL: string
  readonly NATS_PASSWORD?: string | undefined
}

/**
 * Connects to NATS as `service`, with its own inbox prefix so that its rights can name it. Reconnects for ever: an
 * outage of the bus must not end a service. Nor must its refusal: a server that starts on a busy machine refuses whoever
 * did not say its name in time, and twice would otherwise be for good. Who waits for the first connection says so.
 */
export async function connectBus(
  service: string,
  { NATS_URL, NATS_PASSWORD }: BusAddress,
  logger?: Pick<Logger, 'warn'>,
): Promise<NatsConnection> {
  const saying = setInterval(() => logger?.warn({ service }, WAITING), SAY_EVERY_MS)
  const connecting = connect({
    servers: NATS_URL.split(','),
    name: service,
    inboxPrefix: `_INBOX_${service}`,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 500,
    reconnectJitter: 250,
    pingInterval: 5_000,
    maxPingOut: 2,
    waitOnFirstConnect: true,
    ignoreAuthErrorAbort: true,
    noAsyncTraces: true, // else every request captures two stacks that nobody reads
    ...(NATS_PASSWORD !== undefined && { user: service, pass: NATS_PASSWORD }),
  })
  return connecting.finally(() => clearInterval(saying))
}
