import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  asAdmin,
  ensureRoles,
  postgresAccess,
  postgresProgram,
  startPostgres,
  type PostgresAccess,
  type RunningPostgres,
} from '@isets/testing'
import { runNode } from './command.ts'
import { logOf, postgresDir, ROOT } from './places.ts'
import { CannotStart } from './progress.ts'
import { ownerEnvironment, SERVICES, type Service, type Surroundings } from './services.ts'

/** The PostgreSQL server that `DATABASE_URL` names, or one of our own in `.data`. */
export async function postgresServer(port: number, secret: string): Promise<PostgresAccess | RunningPostgres> {
  const given = process.env['DATABASE_URL']
  if (given === undefined || given === '') {
    const { runAs } = await postgresProgram()
    return startPostgres({ dir: postgresDir(runAs), port, secret, durable: true, logFile: logOf('postgres') })
  }
  try {
    await ensureRoles(given, secret)
  } catch (cause) {
    const problem = `The server that DATABASE_URL names cannot be used: ${String(cause)}.`
    throw new CannotStart(problem, 'Its account must be a superuser. Or unset DATABASE_URL: a server comes with us.', {
      cause,
    })
  }
  return postgresAccess(given, secret)
}

/** Creates each service's database and brings its tables to the current version. */
export async function migrate(around: Surroundings, signal: AbortSignal): Promise<void> {
  for (const service of SERVICES) {
    await around.postgres.createDatabase(service.database)
    await run(service, 'migrate', around, signal)
  }
}

/** What we write on a database that has its demo data; it goes away with the data. */
const SEEDED = 'The demo data is in.'

/** Puts the demo data in, once. Says which services were given it. */
export async function seed(around: Surroundings, signal: AbortSignal): Promise<string[]> {
  const seeded: string[] = []
  for (const service of SERVICES) {
    const { database } = service
    const isSeeded = await asAdmin(around.postgres.ownerUrl(database), async (client) => {
      const { rows } = await client.query<{ remark: string | null }>(
        `select shobj_description(oid, 'pg_database') as remark from pg_database where datname = current_database()`,
      )
      return rows[0]?.remark === SEEDED
    })
    if (isSeeded) continue
    await run(service, 'seed', around, signal)
    await asAdmin(around.postgres.ownerUrl(database), (client) =>
      client.query(`comment on database ${database} is '${SEEDED}'`),
    )
    seeded.push(service.name)
  }
  return seeded
}

async function run(
  service: Service,
  program: 'migrate' | 'seed',
  around: Surroundings,
  signal: AbortSignal,
): Promise<void> {
  const file = `apps/${service.name}/dist/${program}.js`
  if (!existsSync(join(ROOT, file))) throw new CannotStart(`${file} is missing.`, 'Build again: npm run build')
  await runNode({
    name: `${service.name}-${program}`,
    args: ['--enable-source-maps', file],
    env: ownerEnvironment(service, around),
    signal,
    advice: 'Read the log. When the data is of an older version, `npm run reset` starts afresh.',
  })
}
