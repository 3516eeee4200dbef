import { randomUUID } from 'node:crypto'
import {
  eventSubject,
  type CallOf,
  type Caller,
  type EventDefinition,
  type OutputOf,
  type ServiceName,
} from '@isets/contracts'
import { PATIENT, testDatabase, testNats, type RunningNats, type TestDatabase } from '@isets/testing'
import { MikroORM } from '@mikro-orm/postgresql'
import type { NatsConnection } from '@nats-io/nats-core'
import type { Type } from '@nestjs/common'
import { pino, type Logger } from 'pino'
import { BusClient, type CallOptions } from '../bus/bus-client.ts'
import { connectBus } from '../bus/connect.ts'
import type { ServiceSettings } from '../config/service-settings.ts'
import { JOB, type JobMark } from '../jobs/job.ts'
import { runJob } from '../jobs/run-job.ts'
import { installJobs } from '../jobs/scheduler.ts'
import { ormOptions, type OrmSettings } from '../orm/orm-options.ts'
import { protectAudit } from '../orm/protect-audit.ts'
import { startService, type RunningService } from '../process/bootstrap-service.ts'
import { markedMethods } from '../process/marked-methods.ts'
import { migrate } from '../process/migrate.ts'
import { SystemClock, type Clock } from '../time/clock.ts'
import { tokenSigner, type TokenSigner } from './caller-token.ts'

export interface StandParts {
  readonly name: ServiceName
  readonly module: Type
  readonly entities: OrmSettings['entities']
  /** Folder of the migrations; without it the tables are made straight from the entities. */
  readonly migrations?: string
  readonly clock?: Clock
  readonly logger?: Logger
  readonly eventWaits?: readonly number[]
  /** The bus of another stand, for services that work together; it outlives this stand. */
  readonly nats?: RunningNats
  /** Signs for identity; one for services that work together behind one gateway. */
  readonly signer?: TokenSigner
}

/** Calls operations as the gateway would, for one caller or for nobody. */
export interface StandCaller {
  call<Procedure extends object>(
    procedure: Procedure,
    input: CallOf<Procedure>,
    options?: CallOptions,
  ): Promise<OutputOf<Procedure>>
}

/** A service on a real database and a real bus, as its integration tests use it. */
export interface ServiceStand {
  readonly service: RunningService
  readonly database: TestDatabase
  readonly nats: RunningNats
  readonly signer: TokenSigner
  /** The gateway's connection. */
  readonly gateway: NatsConnection
  as(caller: Caller): StandCaller
  readonly nobody: StandCaller
  /** Reads or prepares rows past the service, as the owner of the tables. */
  sql<Row = Record<string, unknown>>(statement: string, parameters?: unknown[]): Promise<Row[]>
  /** Publishes an event as the service that owns it. */
  tell(definition: EventDefinition, aggregateId: string, aggregateVersion: number, payload: unknown): Promise<void>
  /** Does now what is due by the clock, instead of within seconds. What a run of the service has in hand is left to it. */
  runJobs(): Promise<void>
  /** Another process of the same service, on the same database and bus. */
  replica(): Promise<RunningService>
  stop(): Promise<void>
}

/** A test that has moved the clock does not wait for two seconds. */
const JOB_PACE = 0.1

/** Starts the stand; stop it in `afterAll`. */
export async function startStand(parts: StandParts): Promise<ServiceStand> {
  const [database, nats] = await Promise.all([testDatabase(), parts.nats ?? testNats()])
  const owner = await prepare(database, parts)
  const signer = parts.signer ?? tokenSigner()
  const running: RunningService[] = []
  const replica = async () => {
    const service = await startProcess(parts, settings(parts.name, database, nats, signer))
    running.push(service)
    return service
  }
  const service = await replica()
  const gateway = await connectBus('gateway', address('gateway', nats))
  const client = new BusClient(gateway, new SystemClock(), PATIENT)
  return {
    service,
    database,
    nats,
    signer,
    gateway,
    as: (caller) => ({
      call: async (procedure, input, options) =>
        client.call(procedure, input, { token: await signer.sign(caller), ...options }),
    }),
    nobody: { call: (procedure, input, options) => client.call(procedure, input, options) },
    sql: (statement, parameters) => owner.em.fork().execute(statement, parameters),
    tell: (...event) => tell(nats, ...event),
    runJobs: () => runJobs(service, parts),
    replica,
    stop: async () => {
      await Promise.all(running.map((one) => one.drain()))
      await gateway.close()
      await owner.close(true)
      if (parts.nats === undefined) await nats.stop()
      await database.drop()
    },
  }
}

function startProcess(parts: StandParts, config: ServiceSettings): Promise<RunningService> {
  return startService({
    jobPace: JOB_PACE,
    ...parts,
    config,
    logger: parts.logger ?? pino({ level: 'silent' }),
    orm: { entities: parts.entities, migrations: parts.migrations ?? import.meta.dirname },
  })
}

type Told = Parameters<ServiceStand['tell']>

async function tell(nats: RunningNats, ...[definition, aggregateId, aggregateVersion, payload]: Told): Promise<void> {
  const { type, service } = definition
  const connection = await connectBus(service, address(service, nats))
  const envelope = { id: randomUUID(), type, service, aggregateId, aggregateVersion, payload }
  const occurredAt = '2026-03-02T15:00:00.000Z'
  connection.publish(eventSubject(definition, aggregateId), JSON.stringify({ ...envelope, occurredAt }))
  await connection.drain()
}

async function runJobs({ app, connections }: RunningService, { name, clock }: StandParts): Promise<void> {
  const surroundings = { service: name, em: connections.orm.em, clock: clock ?? new SystemClock() }
  const ticking = markedMethods<JobMark>(app, JOB).filter(({ mark }) => mark.times.everySeconds !== undefined)
  for (const job of ticking) while ((await runJob(job, surroundings)) > 0);
}

async function prepare(database: TestDatabase, { entities, migrations }: StandParts): Promise<MikroORM> {
  const settings = {
    databaseUrl: database.ownerUrl,
    entities,
    migrations: migrations ?? import.meta.dirname,
    poolSize: 2,
  }
  if (migrations !== undefined) await migrate(settings)
  const owner = await MikroORM.init(ormOptions(settings))
  if (migrations === undefined) {
    await owner.schema.create()
    await protectAudit(owner.em.fork())
    await installJobs(database.ownerUrl)
  }
  return owner
}

function settings(name: ServiceName, database: TestDatabase, nats: RunningNats, signer: TokenSigner): ServiceSettings {
  return {
    ...address(name, nats),
    ...PATIENT,
    DATABASE_URL: database.url,
    CONTEXT_KEYS: signer.keys,
    PORT: 0,
    LOG_LEVEL: 'silent',
    CLOCK_FILE: undefined,
  }
}

function address(user: ServiceName | 'gateway', nats: RunningNats): { NATS_URL: string; NATS_PASSWORD: string } {
  return { NATS_URL: nats.url, NATS_PASSWORD: nats.credentialsFor(user).pass }
}
