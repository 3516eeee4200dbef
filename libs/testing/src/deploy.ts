import { deployEventStream } from './nats/event-stream.ts'
import { natsCredentials } from './nats/credentials.ts'
import { ensureDatabase, ensureRoles } from './postgres/roles.ts'
import { databaseOf, SERVICES } from './system/services.ts'

/**
 * The deploy step of a hosted system, to be run before migrations and as often as one likes: roles and databases in
 * PostgreSQL, the event stream and its consumers in NATS.
 *
 * Reads ADMIN_DATABASE_URL, POSTGRES_SECRET (all passwords of PostgreSQL's roles come from it), NATS_URL, NATS_SECRET.
 */
const adminUrl = setting('ADMIN_DATABASE_URL')
await ensureRoles(adminUrl, setting('POSTGRES_SECRET'))
for (const service of SERVICES) await ensureDatabase(adminUrl, databaseOf(service))
await deployEventStream(setting('NATS_URL'), natsCredentials('deploy', setting('NATS_SECRET')))

function setting(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set.`)
  return value
}
