import type { ServiceName } from '@isets/contracts'
import { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { INestMicroservice, Provider, Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { Logger } from 'pino'
import { BusClient } from '../bus/bus-client.ts'
import { BusServer } from '../bus/bus-server.ts'
import { requireHandlesEverywhere } from '../bus/controller-check.ts'
import { LetThroughFilter } from '../bus/let-through.filter.ts'
import { TokenVerifier } from '../caller/token-verifier.ts'
import type { ServiceSettings } from '../config/service-settings.ts'
import { DeadLetters } from '../events/dead-letters.ts'
import { RecordPruning } from '../jobs/prune-records.ts'
import { createLogger } from '../log/logger.ts'
import { NestLogger } from '../log/nest-logger.ts'
import type { OrmSettings } from '../orm/orm-options.ts'
import { Clock, SystemClock } from '../time/clock.ts'
import { DemoClock } from '../time/demo-clock.ts'
import { Backlogs, BacklogWatch, watchRecords } from './backlog.ts'
import { startBackgroundWork, type BackgroundWork } from './background-work.ts'
import { connect, type Connections } from './connections.ts'
import { drainInSteps, FINISH_LIMIT_MS, STEP_LIMIT_MS, type DrainStep } from './drain-steps.ts'
import { exitOnSignals } from './exit-signals.ts'
import { startHealthServer } from './health-server.ts'
import { Leaving } from './leaving.ts'
import { serviceRoot } from './service-root.ts'
import { LOGGER } from './tokens.ts'

export interface ServiceParts {
  readonly name: ServiceName
  /** Read with `readConfig` from a schema that contains `serviceSettings`. */
  readonly config: ServiceSettings
  readonly module: Type
  readonly orm: Omit<OrmSettings, 'databaseUrl'>
  /** For tests: another business clock than the system's or the demo's. */
  readonly clock?: Clock
  readonly logger?: Logger
  /** For tests: waits before an event is tried again, in milliseconds. */
  readonly eventWaits?: readonly number[]
  /** See `EventConsumerParts.restMs`: for a service whose work nobody waits for. */
  readonly eventRestMs?: number
  /** For tests: see `JobSurroundings.pace`. */
  readonly jobPace?: number
}

export interface RunningService {
  readonly app: INestMicroservice
  readonly connections: Connections
  /** Port of `/livez` and `/readyz`. */
  readonly healthPort: number
  /** Takes no more work, finishes what is in flight, publishes its events and closes everything: in `DRAIN_LIMIT_MS` at most. */
  drain(): Promise<void>
}

/** Starts a service and keeps it running until a signal; `main.ts` of a service is this one call. */
export async function bootstrapService(parts: ServiceParts): Promise<void> {
  const logger = parts.logger ?? createLogger(parts.name, parts.config.LOG_LEVEL)
  try {
    const service = await startService({ ...parts, logger })
    exitOnSignals(logger, () => service.drain())
    logger.info({ port: service.healthPort }, 'ready')
  } catch (error) {
    logger.fatal({ err: error }, 'could not start')
    process.exit(1)
  }
}

/** Starts a service without touching the process: what tests and `bootstrapService` use. */
export async function startService(parts: ServiceParts): Promise<RunningService> {
  const logger = parts.logger ?? createLogger(parts.name, parts.config.LOG_LEVEL)
  const connections = await connect(parts.name, parts.config, parts.orm, logger)
  try {
    return await startOn(connections, parts, logger)
  } catch (error) {
    await connections.close()
    throw error
  }
}

async function startOn(connections: Connections, parts: ServiceParts, logger: Logger): Promise<RunningService> {
  const { name, config } = parts
  const realClock = new SystemClock()
  const clock = parts.clock ?? businessClock(config, realClock)
  const verifier = new TokenVerifier(config.CONTEXT_KEYS, realClock)
  const { em } = connections.orm
  const bus = new BusServer({ service: name, connection: connections.bus, em, verifier, clock, realClock, logger })
  const app = await listening(parts.module, injectable(connections, { clock, realClock, config, logger }), bus, logger)
  const { DATABASE_URL: databaseUrl } = config
  const { eventWaits, eventRestMs, jobPace } = parts
  const background = await startBackgroundWork({
    name,
    app,
    connections,
    databaseUrl,
    clock,
    logger,
    jobPace,
    eventRestMs,
    ...(eventWaits && { eventWaits }),
  })
  let drained: Promise<void> | undefined
  const checks = {
    accepting: async () => drained === undefined,
    database: async () => (await connections.orm.checkConnection()).ok,
    bus: async () => connections.bus.flush().then(() => true),
    operations: () => bus.hearsAll(),
    events: async () => background.bound,
  }
  const backlogs = app.get(Backlogs)
  watchRecords(backlogs, em)
  const health = await startHealthServer(config.PORT, checks, config.HOST, () => backlogs.read())
  const steps = drainSteps(app, bus, background, connections)
  const drain = async () => {
    await drainInSteps(steps, logger)
    await health.close()
  }
  return { app, connections, healthPort: health.port, drain: () => (drained ??= drain()) }
}

/** The app of the service, hearing its operations on the bus. */
async function listening(
  module: Type,
  providers: Provider[],
  bus: BusServer,
  logger: Logger,
): Promise<INestMicroservice> {
  const app = await NestFactory.createMicroservice(serviceRoot(module, providers), {
    strategy: bus,
    logger: new NestLogger(logger),
    abortOnError: false,
  })
  app.useGlobalFilters(new LetThroughFilter())
  requireHandlesEverywhere(app)
  await app.listen()
  return app
}

function drainSteps(
  app: INestMicroservice,
  bus: BusServer,
  background: BackgroundWork,
  connections: Connections,
): DrainStep[] {
  const leaving = app.get(Leaving)
  const finish = () => Promise.all([bus.drain(), background.stop(), leaving.begin()])
  return [
    { name: 'finish what is in flight', limitMs: FINISH_LIMIT_MS, run: finish },
    { name: 'publish the last events', limitMs: STEP_LIMIT_MS, run: () => background.stopRelay() },
    { name: 'close the app', limitMs: STEP_LIMIT_MS, run: () => app.close() },
    { name: 'close the connections', limitMs: STEP_LIMIT_MS, run: () => connections.close() },
  ]
}

interface Given {
  readonly clock: Clock
  readonly realClock: SystemClock
  readonly config: ServiceSettings
  readonly logger: Logger
}

function injectable({ orm, bus }: Connections, { clock, realClock, config, logger }: Given): Provider[] {
  return [
    { provide: EntityManager, useValue: orm.em },
    { provide: MikroORM, useValue: orm },
    { provide: Clock, useValue: clock },
    { provide: SystemClock, useValue: realClock },
    { provide: BusClient, useValue: new BusClient(bus, realClock, config) },
    { provide: DeadLetters, useValue: new DeadLetters(orm.em) },
    { provide: LOGGER, useValue: logger },
    Leaving,
    Backlogs,
    BacklogWatch,
    RecordPruning,
  ]
}

function businessClock(config: ServiceSettings, realClock: Clock): Clock {
  return config.CLOCK_FILE === undefined ? realClock : new DemoClock(config.CLOCK_FILE, realClock)
}
