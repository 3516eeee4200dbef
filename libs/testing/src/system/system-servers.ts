import { startMailSink, type MailSink } from '../mail/mail-sink.ts'
import { natsCredentials } from '../nats/credentials.ts'
import { deployEventStream } from '../nats/event-stream.ts'
import { startNats, type RunningNats } from '../nats/start-nats.ts'
import { ensureRoles } from '../postgres/roles.ts'
import { postgresAccess, startPostgres, type PostgresAccess, type RunningPostgres } from '../postgres/start-postgres.ts'
import { CannotStart } from './cannot-start.ts'
import type { Places } from './checkout.ts'
import { startMailDev } from './mail-server.ts'
import type { Secrets } from './secrets.ts'
import type { Ports } from './services.ts'
import type { SystemOptions } from './system-options.ts'

/** What the servers below the services are started with. What starts is put on `stack`, which stops it later. */
export interface Ground {
  readonly stack: AsyncDisposableStack
  readonly options: SystemOptions
  readonly places: Places
  readonly ports: Ports
  readonly secrets: Secrets
}

/** A PostgreSQL server of our own, or that of `databaseUrl`. */
export async function postgresFor(ground: Ground): Promise<PostgresAccess | RunningPostgres> {
  const { stack, options, places, ports, secrets } = ground
  if (options.databaseUrl) return givenPostgres(options.databaseUrl, secrets.postgres)
  const server = await startPostgres({
    dir: options.postgresDir ?? places.postgres,
    port: ports.postgres,
    secret: secrets.postgres,
    durable: options.durable ?? true,
    logFile: places.logOf('postgres'),
  })
  stack.defer(() => server.stop())
  return server
}

async function givenPostgres(url: string, secret: string): Promise<PostgresAccess> {
  try {
    await ensureRoles(url, secret)
  } catch (cause) {
    const problem = `The server that DATABASE_URL names cannot be used: ${String(cause)}.`
    const advice = 'Its account must be a superuser. Or unset DATABASE_URL: a server comes with us.'
    throw new CannotStart(problem, advice, { cause })
  }
  return postgresAccess(url, secret)
}

/** NATS with the event stream deployed. */
export async function natsFor({ stack, options, places, ports, secrets }: Ground): Promise<RunningNats> {
  const server = await startNats({
    ...(options.natsServer !== undefined && { program: options.natsServer }),
    dir: places.nats,
    port: ports.nats,
    secret: secrets.nats,
    logFile: places.logOf('nats'),
  })
  stack.defer(() => server.stop())
  await deployEventStream(server.url, natsCredentials('deploy', secrets.nats))
  return server
}

/** MailDev, or the sink, which it returns. */
export async function mailFor(ground: Ground, signal: AbortSignal): Promise<MailSink | undefined> {
  const { stack, options, places, ports } = ground
  if (options.mail === 'sink') return stack.use(await startMailSink(ports.mail))
  const maildev = startMailDev(places, ports, options.onTrouble ?? (() => undefined))
  stack.defer(() => maildev.stop())
  await maildev.ready(signal)
  return undefined
}
