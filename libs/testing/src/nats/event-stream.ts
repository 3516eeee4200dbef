import {
  AckPolicy,
  DiscardPolicy,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
  type JetStreamManager,
} from '@nats-io/jetstream'
import { nanos } from '@nats-io/nats-core'
import { connect } from '@nats-io/transport-node'
import type { NatsCredentials } from './credentials.ts'
import type { RunningNats } from './start-nats.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

/** The stream of all events: facts are kept 35 days, as long as the outbox keeps them. */
const EVENT_STREAM = {
  name: 'EVT',
  subjects: ['evt.>'],
  retention: RetentionPolicy.Limits,
  storage: StorageType.File,
  num_replicas: 1,
  max_age: nanos(35 * DAY),
  max_bytes: 1024 ** 3,
  max_msg_size: 256 * 1024,
  discard: DiscardPolicy.New,
  duplicate_window: nanos(10 * MINUTE),
  deny_delete: true,
  deny_purge: true,
}

/**
 * Who reads events, and which. Identity and the IES exchange need no facts of others. The gateway listens on the bus
 * instead: its live updates are hints.
 */
export const EVENT_CONSUMERS = [
  { durable_name: 'notifier', filter_subject: 'evt.>' },
  { durable_name: 'help-desk', filter_subject: 'evt.>' },
  { durable_name: 'referrals', filter_subject: 'evt.>' },
  { durable_name: 'casework', filter_subject: 'evt.>' },
  { durable_name: 'billing', filter_subject: 'evt.>' },
] as const

/**
 * An event whose consumer died comes again after this; one at work says so every two seconds. How often and how late a
 * failed one is tried is for the consumer to say: with `max_deliver`, kills alone could use up the tries of an event
 * that nobody ever looked at.
 */
const ACK_WAIT = 10 * SECOND

/** Failed events count until their next try, minutes later: with a low limit a few dozen of them would hold up all others. */
const MOST_UNDER_WAY = 1_000

/**
 * The deploy step of the bus: creates or updates the stream and its durable pull consumers. Services have no right to
 * do so. Safe to repeat.
 *
 * @param credentials those of the `deploy` user
 */
export async function deployEventStream(url: string, credentials: NatsCredentials): Promise<void> {
  const connection = await connect({ servers: url, ...credentials, name: 'deploy', waitOnFirstConnect: true })
  try {
    const manager = await jetstreamManager(connection)
    await ensureStream(manager)
    for (const consumer of EVENT_CONSUMERS) await ensureConsumer(manager, consumer)
  } finally {
    await connection.close()
  }
}

/** Events that a consumer has not been given yet, or has not settled, counted once for each consumer. */
export async function eventsInFlight({
  url,
  credentialsFor,
}: Pick<RunningNats, 'url' | 'credentialsFor'>): Promise<number> {
  const connection = await connect({ servers: url, ...credentialsFor('deploy'), name: 'deploy' })
  try {
    const manager = await jetstreamManager(connection)
    const consumers = await manager.consumers.list(EVENT_STREAM.name).next()
    return consumers.reduce((sum, { num_pending, num_ack_pending }) => sum + num_pending + num_ack_pending, 0)
  } finally {
    await connection.close()
  }
}

async function ensureStream(manager: JetStreamManager): Promise<void> {
  const streams = await manager.streams.names().next()
  if (streams.includes(EVENT_STREAM.name)) await manager.streams.update(EVENT_STREAM.name, EVENT_STREAM)
  else await manager.streams.add(EVENT_STREAM)
}

async function ensureConsumer(
  manager: JetStreamManager,
  consumer: { durable_name: string; filter_subject: string },
): Promise<void> {
  const settings = {
    max_deliver: -1,
    ack_wait: nanos(ACK_WAIT),
    max_ack_pending: MOST_UNDER_WAY,
  }
  const consumers = await manager.consumers.list(EVENT_STREAM.name).next()
  if (consumers.some(({ name }) => name === consumer.durable_name)) {
    await manager.consumers.update(EVENT_STREAM.name, consumer.durable_name, settings)
  } else {
    await manager.consumers.add(EVENT_STREAM.name, { ...consumer, ...settings, ack_policy: AckPolicy.Explicit })
  }
}
