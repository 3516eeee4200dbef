import type { ServiceName } from '@isets/contracts'
import { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { NatsConnection } from '@nats-io/nats-core'
import type { INestMicroservice, Provider, Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { Logger } from 'pino'
import { BusClient } from '../bus/bus-client.ts'
import { BusServer } from '../bus/bus-server.ts'
import { connectBus } from '../bus/connect.ts'
import { requireHandlesEverywhere } from '../bus/controller-check.ts'
import { LetThroughFilter } from '../bus/let-through.filter.ts'
import { TokenVerifier } from '../caller/token-verifier.ts'
import type { ServiceSettings } from '../config/service-settings.ts'
import { createLogger } from '../log/logger.ts'
import { NestLogger } from '../log/nest-logger.ts'
import { ormOptions, type OrmSettings } from '../orm/orm-options.ts'
import { Clock, SystemClock } from '../time/clock.ts'
import { DemoClock } from '../time/demo-clock.ts'
import { exitOnSignals } from './exit-signals.ts'
import { startHealthServer } from './health-server.ts'
import { serviceRoot } from './service-root.ts'
import { LOGGER } from './tokens.ts'

export interface ServiceParts {
  readonly name: ServiceName
  /** Read with `readConfig` from a schema that contains `serviceSettings`. */
  readonly config: ServiceSettings
  readonly module: Type
  readonly orm: Omit<OrmSettings, 'databaseUrl'>
  /** For tests: the business clock to use instead of the system's or the demo's. */
  readonly clock?: Clock
  readonly logger?: Logger
}

export interface RunningService {
  readonly app: INestMicroservice
  readonly bus: NatsConnection
  /** Port of `/livez` and `/readyz`. */
  readonly healthPort: number
  /** Stops taking work, finishes what is in flight (at most 15 s) and closes everything. */
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
  const { name, config, module } = parts
  const logger = parts.logger ?? createLogger(name, config.LOG_LEVEL)
  const realClock = new SystemClock()
  const clock = parts.clock ?? businessClock(config, realClock)
  const orm = await MikroORM.init(ormOptions({ ...parts.orm, databaseUrl: config.DATABASE_URL }))
  const connection = await connectBus(name, config)
  const verifier = new TokenVerifier(config.CONTEXT_KEYS, realClock)
  const bus = new BusServer({ service: name, connection, em: orm.em, verifier, clock, realClock, logger })
  const providers: Provider[] = [
    { provide: EntityManager, useValue: orm.em },
    { provide: MikroORM, useValue: orm },
    { provide: Clock, useValue: clock },
    { provide: SystemClock, useValue: realClock },
    { provide: BusClient, useValue: new BusClient(connection, realClock) },
    { provide: LOGGER, useValue: logger },
  ]
  const app = await NestFactory.createMicroservice(serviceRoot(module, providers), {
    strategy: bus,
    logger: new NestLogger(logger),
    abortOnError: false,
  })
  app.useGlobalFilters(new LetThroughFilter())
  requireHandlesEverywhere(app)
  await app.listen()
  let draining = false
  const health = await startHealthServer(config.PORT, {
    accepting: async () => !draining,
    database: async () => (await orm.checkConnection()).ok,
    bus: async () => !connection.isClosed() && (await connection.flush().then(() => true)),
  })
  const drain = async () => {
    draining = true
    await bus.drain(15_000)
    await app.close()
    await connection.drain()
    await orm.close()
    await health.close()
  }
  return { app, bus: connection, healthPort: health.port, drain }
}

function businessClock(config: ServiceSettings, realClock: Clock): Clock {
  return config.CLOCK_FILE === undefined ? realClock : new DemoClock(config.CLOCK_FILE, realClock)
}
