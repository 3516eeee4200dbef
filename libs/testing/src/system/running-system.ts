import type { MailSink } from '../mail/mail-sink.ts'
import type { RunningNats } from '../nats/start-nats.ts'
import type { PostgresAccess, RunningPostgres } from '../postgres/start-postgres.ts'
import type { ClockFile } from './clock-file.ts'
import type { Ports, Service, SystemService } from './services.ts'
import type { SupervisedProcess } from './supervise.ts'

export interface RunningSystem extends AsyncDisposable {
  /** Origin of the web app and its API. */
  readonly webUrl: string
  /** The web inbox of MailDev. */
  readonly mailUrl: string | undefined
  readonly mailSink: MailSink | undefined
  /** With `restart` and `kill`, unless it is the server of `databaseUrl`. */
  readonly postgres: PostgresAccess | RunningPostgres
  readonly nats: RunningNats
  readonly ports: Ports
  readonly clock: ClockFile
  readonly logsDir: string
  service(name: SystemService): SupervisedProcess
  /** The database of a service, as its owner. */
  databaseUrl(service: Service): string
  /** Stops everything in order: gateway, services, mail, NATS, PostgreSQL. */
  stop(): Promise<void>
}
