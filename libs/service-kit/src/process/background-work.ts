import type { ServiceName } from '@isets/contracts'
import type { INestApplicationContext } from '@nestjs/common'
import type { Logger } from 'pino'
import { CONSUMES, type ConsumesMark } from '../events/consumes.ts'
import { DeadLetters } from '../events/dead-letters.ts'
import { EventConsumer } from '../events/event-consumer.ts'
import { JOB, type JobMark } from '../jobs/job.ts'
import { startJobs } from '../jobs/scheduler.ts'
import { OutboxRelay } from '../outbox/outbox-relay.ts'
import type { Clock } from '../time/clock.ts'
import type { Connections } from './connections.ts'
import { markedMethods } from './marked-methods.ts'

export interface BackgroundParts {
  readonly name: ServiceName
  readonly app: INestApplicationContext
  readonly connections: Connections
  readonly databaseUrl: string
  readonly clock: Clock
  readonly logger: Logger
  /** See `EventConsumerParts.waits`. */
  readonly eventWaits?: readonly number[]
  /** See `EventConsumerParts.restMs`. */
  readonly eventRestMs?: number | undefined
  /** See `JobSurroundings.pace`. */
  readonly jobPace?: number | undefined
}

export interface BackgroundWork {
  /** Whether events are being pulled, if this service consumes any. */
  readonly bound: boolean
  /** Takes up nothing new and finishes what is under way. */
  stop(): Promise<void>
  /** Publishes the events that already wait, then ends the relay: after the last handler. */
  stopRelay(): Promise<void>
}

/** Starts what a service does beside answering: its relay, its consumers, its jobs. */
export async function startBackgroundWork(parts: BackgroundParts): Promise<BackgroundWork> {
  const { name, app, connections, databaseUrl, clock, logger, eventWaits, eventRestMs, jobPace } = parts
  const { em } = connections.orm
  const deadLetters = app.get(DeadLetters)
  const handlers = markedMethods<ConsumesMark>(app, CONSUMES)
  requireConsumersOnce(handlers.map(({ mark }) => mark.consumer))
  deadLetters.bind(handlers)
  const consumer = new EventConsumer({
    service: name,
    connection: connections.bus,
    em,
    handlers,
    deadLetters,
    clock,
    logger,
    ...(eventWaits && { waits: eventWaits }),
    ...(eventRestMs !== undefined && { restMs: eventRestMs }),
  })
  const relay = new OutboxRelay({ databaseUrl, connection: connections.bus, logger })
  const surroundings = { service: name, em, clock, pace: jobPace }
  const jobs = await startJobs(databaseUrl, markedMethods<JobMark>(app, JOB), surroundings, logger)
  consumer.start()
  relay.start()
  return {
    get bound() {
      return consumer.bound
    },
    stop: async () => {
      await Promise.all([consumer.stop(), jobs.stop()])
    },
    stopRelay: () => relay.stop(),
  }
}

function requireConsumersOnce(consumers: readonly string[]): void {
  const doubles = consumers.filter((consumer, index) => consumers.indexOf(consumer) !== index)
  if (doubles.length > 0) throw new Error(`Consumed more than once, give each a name: ${doubles.join(', ')}`)
}
