import { DEMO_PASSWORD, DEMO_USERS } from '@isets/demo'
import { buildAll, factsTakenIn, openDatabases, startSystem, type RunningSystem, type Service } from '@isets/testing'
import type { Role } from '@isets/contracts'
import { join } from 'node:path'
import { Pool } from 'pg'
import { signIn, type HttpSession } from '../load/http-session.ts'
import { measure } from '../load/measure.ts'
import { measureDatabase } from './database-limit.ts'
import { memoryTable } from './memory-table.ts'
import type { BenchLine, BenchOptions, BenchResult } from './result.ts'
import { LOG_PREFIX, record, replay } from './statements.ts'
import type { Work } from './workload.ts'

export interface ServiceBenchOptions extends BenchOptions {
  readonly customers: number
}

/** What is measured of one service. */
export interface ServiceBench {
  readonly service: Service
  /** Fills its database, as the owner. */
  fill(database: Pool, customers: number): Promise<void>
  works(stage: BenchStage): Promise<readonly Work[]>
}

export interface BenchStage {
  readonly database: Pool
  /** Demo people of a role, signed in; of one organisation when that is named. */
  signedIn(role: Role, organisationId?: string): Promise<HttpSession>
}

const NO_LIMITS = { RATE_USER: '1000000', RATE_MAIL: '1000000', RATE_SIGN_IN: '1000' }

/** Fills one service and measures it through HTTP, each figure beside the database's own with the same statements. */
export async function benchService(
  { service, fill, works }: ServiceBench,
  options: ServiceBenchOptions,
  say: (line: string) => void,
): Promise<BenchResult> {
  say('Building and starting the system')
  await buildAll()
  await using system = await startSystem({ mail: 'sink', seed: true, durable: true, env: { gateway: NO_LIMITS } })
  const idle = memoryTable(system)
  await using opened = openDatabases(system)
  say('Waiting until everybody knows the demo data')
  await factsTakenIn(system)
  say(`Filling in ${options.customers} customers`)
  await fill(opened.databases[service], options.customers)

  const stage = stageOf(system, opened.databases[service])
  await tellNobody(opened.databases[service])
  const straight = new Pool({ connectionString: serviceUrl(system, service), max: 40, application_name: REPLAYING })
  const lines: BenchLine[] = []
  try {
    for (const work of await works(stage)) {
      await logging(system, true)
      const recording = await record(logOf(system), databaseName(service), () => work.run(0, 1_000_000 + lines.length))
      await logging(system, false)
      for (const connections of options.connections) {
        say(`${work.name}, ${connections} connections (${recording.statements.length} statements)`)
        const http = await measure(connections, options.time, work.run)
        const again = (client: Parameters<typeof replay>[0]) => replay(client, recording)
        const database = await measureDatabase(straight, again, connections, options.time)
        lines.push({ work: work.name, connections, http, database, p95Goal: work.p95?.[connections] })
      }
    }
  } finally {
    await straight.end()
  }
  return { lines, idle, after: memoryTable(system) }
}

function stageOf(system: RunningSystem, database: Pool): BenchStage {
  return {
    database,
    signedIn: async (role, organisationId) => {
      const user = DEMO_USERS.find(
        (one) =>
          one.status === 'active' &&
          one.roles.includes(role) &&
          (organisationId === undefined || one.organisationId === organisationId),
      )
      if (user === undefined) throw new Error(`The demo has no ${role}`)
      return signIn(system.webUrl, user.email, DEMO_PASSWORD)
    },
  }
}

/** How connections that perform statements again call themselves. */
const REPLAYING = 'isets-bench'

/** Events of statements that are performed again are nobody's news: unpublished, each would be told and mailed. */
async function tellNobody(database: Pool): Promise<void> {
  await database.query(`create function count_as_published() returns trigger language plpgsql as
    'begin new.published_at := now(); return new; end'`)
  await database.query(`create trigger count_as_published before insert on outbox for each row
    when (current_setting('application_name') = '${REPLAYING}') execute function count_as_published()`)
}

function databaseName(service: Service): string {
  return `isets_${service.replaceAll('-', '_')}`
}

function logOf({ logsDir }: RunningSystem): string {
  return join(logsDir, 'postgres.log')
}

/** The address that the service itself uses: under its role, row level security holds as it does for the service. */
function serviceUrl({ postgres }: RunningSystem, service: Service): string {
  return postgres.appUrl(databaseName(service))
}

/** Has the server write every statement into its log, or no longer. */
async function logging({ postgres }: RunningSystem, on: boolean): Promise<void> {
  const admin = new Pool({ connectionString: postgres.adminUrl, max: 1 })
  try {
    await admin.query(`alter system set log_line_prefix = '${LOG_PREFIX}'`)
    await admin.query(`alter system set log_statement = ${on ? "'all'" : 'default'}`)
    await admin.query('select pg_reload_conf()')
  } finally {
    await admin.end()
  }
}
