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
import { eventColumns, filterOf } from './event-columns.ts'
import type { RunningNats } from './start-nats.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

const EVERYTHING = 'evt.>'

/** The stream of all events: facts are kept 35 days, as long as the outbox keeps them. */
const EVENT_STREAM = {
  name: 'EVT',
  subjects: [EVERYTHING],
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
 * An event whose consumer died comes again after this; one at work says so every two seconds. How often and how late a
 * failed one is tried is for the consumer to say: with `max_deliver`, kills alone could use up the tries of an event
 * that nobody ever looked at.
 */
const ACK_WAIT = 10 * SECOND

/** Failed events count until their next try, minutes later: with a low limit a few dozen of them would hold up all others. */
const MOST_UNDER_WAY = 1_000

const CONSUMER_SETTINGS = {
  max_deliver: -1,
  ack_wait: nanos(ACK_WAIT),
  max_ack_pending: MOST_UNDER_WAY,
}

/**
 * The deploy step of the bus: creates or updates the stream and its durable pull consumers, one for each column of the
 * server's table of who hears what. Services have no right to do so. Safe to repeat.
 *
 * @param credentials those of the `deploy` user
 * @throws Error when the server does not run with our file; nothing is changed then
 */
export async function deployEventStream(url: string, credentials: NatsCredentials): Promise<void> {
  const connection = await connect({ servers: url, ...credentials, name: 'deploy', waitOnFirstConnect: true })
  try {
    const columns = await eventColumns(connection)
    const manager = await jetstreamManager(connection)
    await ensureStream(manager)
    for (const service of columns) await ensureConsumer(manager, service, filterOf(service, columns))
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

/**
 * A consumer that is behind when its filter changes is given everything until all is settled: no one filter may match
 * what was told before the change and after it, and its service passes over what it does not hear. It gets the new
 * filter at the next deploy that finds it done.
 */
async function ensureConsumer(manager: JetStreamManager, name: string, filter: string): Promise<void> {
  const consumers = await manager.consumers.list(EVENT_STREAM.name).next()
  const known = consumers.find((consumer) => consumer.name === name)
  if (known === undefined) {
    const made = { durable_name: name, ack_policy: AckPolicy.Explicit, ...CONSUMER_SETTINGS, filter_subject: filter }
    await manager.consumers.add(EVENT_STREAM.name, made)
  } else {
    const isDone = known.num_pending + known.num_ack_pending === 0
    const filter_subject = isDone || known.config.filter_subject === filter ? filter : EVERYTHING
    await manager.consumers.update(EVENT_STREAM.name, name, { ...CONSUMER_SETTINGS, filter_subject })
  }
}
