import { join } from 'node:path'
import { openDatabases, type RunningSystem, type Service } from '@isets/testing'
import { Pool } from 'pg'
import { measure } from '../load/measure.ts'
import { measureDatabase, type DatabaseWork } from './database-limit.ts'
import type { BenchLine, BenchOptions } from './result.ts'
import { LOG_PREFIX, noise, record, replay, type Recording } from './statements.ts'
import { at, type Work } from './workload.ts'

/** Measures each work through HTTP, beside the database's own figure with the statements that the work makes there. */
export async function measureWorks(
  system: RunningSystem,
  service: Service,
  works: readonly Work[],
  options: BenchOptions,
  say: (line: string) => void,
): Promise<BenchLine[]> {
  say('Listening to what the database hears while nobody works')
  await using opened = openDatabases(system)
  await tellNobody(opened.databases[service])
  const straight = new Pool({ connectionString: serviceUrl(system, service), max: 40, application_name: REPLAYING })
  const place = { logFile: logOf(system), database: databaseName(service) }
  const lines: BenchLine[] = []
  try {
    await logging(system, true)
    const known = await noise(place)
    for (const work of works) {
      await logging(system, true)
      const recordings: Recording[] = []
      for (let one = 0; one < (work.records ?? 1); one += 1) {
        recordings.push(await record(place, known, () => work.run(one, 1_000_000)))
      }
      await logging(system, false)
      for (const connections of options.connections) {
        say(`${work.name}, ${connections} connections (${recordings[0]?.statements.length} statements)`)
        const http = await measure(connections, options.time, work.run)
        const again: DatabaseWork = (client, line, round) => replay(client, at(recordings, line + round * STRIDE))
        const database = await measureDatabase(straight, again, connections, options.time)
        lines.push({ work: work.name, connections, http, database, p95Goal: work.p95?.[connections] })
      }
    }
  } finally {
    await straight.end()
  }
  return lines
}

/** Lines that work side by side are at different records, each line comes to all of them. */
const STRIDE = 9

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
