import { startPostgres, type RunningPostgres } from '../postgres/start-postgres.ts'

declare global {
  var isetsTestPostgres: RunningPostgres | undefined
}

/** Before the integration tests: one PostgreSQL server for the whole run. Workers find it through the environment. */
export default async function startServers(): Promise<void> {
  const secret = 'only-for-tests'
  const postgres = await startPostgres({ secret, durable: false })
  globalThis.isetsTestPostgres = postgres
  process.env['ISETS_TEST_POSTGRES'] = JSON.stringify({ adminUrl: postgres.adminUrl, secret })
}
