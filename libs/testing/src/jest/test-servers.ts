import { randomUUID } from 'node:crypto'
import { deployEventStream } from '../nats/event-stream.ts'
import { startNats, type RunningNats } from '../nats/start-nats.ts'
import { postgresAccess, type PostgresAccess } from '../postgres/start-postgres.ts'

export interface TestDatabase extends AsyncDisposable {
  readonly name: string
  /** As a service: role `isets_app`. */
  readonly url: string
  /** As `isets_owner`, for migrations. */
  readonly ownerUrl: string
  drop(): Promise<void>
}

/** The PostgreSQL server of this test run. */
export function testPostgres(): PostgresAccess {
  const exported = process.env['ISETS_TEST_POSTGRES']
  if (exported === undefined) throw new Error('There is no test server: only the jest project "int" starts one.')
  const { adminUrl, secret }: { adminUrl: string; secret: string } = JSON.parse(exported)
  return postgresAccess(adminUrl, secret)
}

/** A new, empty database (or a copy of `template`) of the run's server, for one test file. */
export async function testDatabase(options: { readonly template?: string } = {}): Promise<TestDatabase> {
  const postgres = testPostgres()
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await postgres.createDatabase(name, options)
  const drop = () => postgres.dropDatabase(name)
  return { name, url: postgres.appUrl(name), ownerUrl: postgres.ownerUrl(name), drop, [Symbol.asyncDispose]: drop }
}

/**
 * A NATS server for one test file, with the event stream deployed. Not one for all files: two files that answer the
 * same subject in the same queue group would take each other's requests.
 */
export async function testNats(): Promise<RunningNats> {
  const nats = await startNats()
  await deployEventStream(nats.url, nats.credentialsFor('deploy'))
  return nats
}
