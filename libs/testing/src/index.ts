export { mayPlainlySee, overByTime, type DiaryLine, type Sides } from './access/diary.ts'
export { testDatabase, testNats, testPostgres, type TestDatabase } from './jest/test-servers.ts'
export { Histories, HISTORIES_VARIABLE, type AskedHistories, type UsualHistories } from './histories/histories.ts'
export { NOTHING, refusalOf, takeEach } from './histories/taking.ts'
export { startMailSink, type MailBehaviour, type MailSink, type ReceivedMail } from './mail/mail-sink.ts'
export {
  NATS_USERS,
  natsCredentials,
  passwordVariables,
  type NatsCredentials,
  type NatsUser,
} from './nats/credentials.ts'
export { EVENT_TABLE } from './nats/event-columns.ts'
export { deployEventStream, eventsInFlight } from './nats/event-stream.ts'
export { startNats, type RunningNats } from './nats/start-nats.ts'
export { invented, type InventedOrganisation, type InventedPerson } from './people/invented.ts'
export { postgresProgram, reachable } from './postgres/postgres-program.ts'
export { asAdmin, ensureRoles, LOGIN_ROLES, OWNER_ROLE, SERVICE_ROLE, type LoginRole } from './postgres/roles.ts'
export { postgresAccess, startPostgres, type PostgresAccess, type RunningPostgres } from './postgres/start-postgres.ts'
export { derivedPassword } from './server/derived-password.ts'
export { findProgram } from './server/find-program.ts'
export { freePort, isTaken } from './server/free-port.ts'
export { lastLines, startServer, type ServerProcess } from './server/server-process.ts'
export { eventually } from './time/eventually.ts'
export { PATIENT } from './time/patience.ts'
export { ManualClock } from './time/manual-clock.ts'
export { buildAll } from './system/build-all.ts'
export { CannotStart } from './system/cannot-start.ts'
export { CHECKOUT } from './system/checkout.ts'
export { clockFile, type ClockFile } from './system/clock-file.ts'
export { openDatabases, type Databases } from './system/open-databases.ts'
export { stepper, type Progress } from './system/progress.ts'
export type { RunningSystem } from './system/running-system.ts'
export {
  PORT_NAMES,
  SERVICES,
  SYSTEM_SERVICES,
  type Service,
  type PortName,
  type Ports,
  type SystemService,
} from './system/services.ts'
export { startSystem } from './system/start-system.ts'
export { DRAIN_PATIENCE_MS, SERVICE_FLAGS, type SupervisedProcess } from './system/supervise.ts'
export type { SystemOptions } from './system/system-options.ts'
export { factsTakenIn } from './system/taken-in.ts'
export { unsettled } from './system/unsettled.ts'
export { secretsIn } from './system/secrets.ts'
export { environmentOf, ownerEnvironment } from './system/services.ts'
