import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { PoolClient } from 'pg'

/** One statement as the server logged it. */
export interface Statement {
  readonly process: string
  readonly database: string
  readonly sql: string
  readonly values: readonly (string | null)[]
}

export const LOG_PREFIX = 'isets-bench %p %d '
const ENTRY = /^isets-bench (\d+) (\S+) /m
const EXECUTED = /^LOG: {2}(?:execute [^:]*|statement): ([\s\S]*)$/
const PARAMETERS = /^DETAIL: {2}Parameters: ([\s\S]*)$/i
const VALUE = /\$\d+ = (?:NULL|'((?:[^']|'')*)')/g
const UUIDS = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g

/** Reads statements with their parameters out of a server log that was written with `LOG_PREFIX`. */
export function statementsIn(log: string): Statement[] {
  const statements: { process: string; database: string; sql: string; values: (string | null)[] }[] = []
  const [, ...parts] = log.split(ENTRY)
  for (let at = 0; at + 2 < parts.length; at += 3) {
    const [process = '', database = '', raw = ''] = parts.slice(at, at + 3)
    const body = raw.replaceAll('\n\t', '\n').trimEnd()
    const sql = EXECUTED.exec(body)?.[1]
    if (sql !== undefined) statements.push({ process, database, sql, values: [] })
    const parameters = PARAMETERS.exec(body)?.[1]
    const last = statements.findLast((one) => one.process === process)
    if (parameters === undefined || last === undefined) continue
    last.values = [...parameters.matchAll(VALUE)].map(([, value]) => value?.replaceAll("''", "'") ?? null)
  }
  return statements
}

/** What one piece of work does in one database, connection after connection, and which ids are new each time. */
export interface Recording {
  readonly statements: readonly Statement[]
  readonly fresh: readonly string[]
}

/** Whose log it is, and of which database. */
export interface Listening {
  readonly logFile: string
  readonly database: string
}

/** What the database hears while nobody works: jobs, health checks. Whoever works hears it as well. */
export async function noise(place: Listening): Promise<ReadonlySet<string>> {
  return new Set((await heard(place, () => pause(QUIET_MS))).map(({ sql }) => sql))
}

/**
 * Performs `work` and takes from the log what it did in the database, but for the `known` noise. Done twice: ids of the
 * one that are not in the other are new each time.
 */
export async function record(
  place: Listening,
  known: ReadonlySet<string>,
  work: () => Promise<unknown>,
): Promise<Recording> {
  await work() // caches, prepared plans
  await pause(SETTLE_MS) // until every connection logs
  const [first, second] = [workIn(await heard(place, work), known), workIn(await heard(place, work), known)]
  const again = new Set(idsIn(second))
  return { statements: first, fresh: [...new Set(idsIn(first))].filter((id) => !again.has(id)) }
}

async function heard({ logFile, database }: Listening, during: () => Promise<unknown>): Promise<Statement[]> {
  const from = statSync(logFile).size
  await during()
  await pause(SETTLE_MS)
  const log = readFileSync(logFile).subarray(from).toString('utf8')
  return statementsIn(log).filter((one) => one.database === database)
}

function idsIn(statements: readonly Statement[]): string[] {
  return statements.flatMap(({ sql, values }) => [sql, ...values].flatMap((words) => words?.match(UUIDS) ?? []))
}

const SETTLE_MS = 400
/** Every job of a service has had its turn by then, but for those that come once a minute or less. */
const QUIET_MS = 12_000

const FRAME = /^(?:begin|commit|rollback)/i
/** Jobs say on whose behalf they work in the same words as calls: without it, row security would show a call no row. */
const ON_BEHALF = /set_config\(/

/** The transactions that do something which is not noise, connection after connection. */
export function workIn(statements: readonly Statement[], known: ReadonlySet<string>): Statement[] {
  const surrounds = ({ sql }: Statement) => FRAME.test(sql) || ON_BEHALF.test(sql)
  const own = statements.filter((one) => surrounds(one) || !known.has(one.sql))
  return [...Map.groupBy(own, ({ process }) => process).values()]
    .flatMap(transactions)
    .filter((transaction) => !transaction.every(surrounds))
    .flat()
}

function transactions(line: readonly Statement[]): Statement[][] {
  const found: Statement[][] = []
  for (const one of line) {
    const last = found.at(-1)
    const isOver = /^begin/i.test(one.sql) || /^(?:commit|rollback)/i.test(last?.at(-1)?.sql ?? '')
    if (last === undefined || isOver) found.push([one])
    else last.push(one)
  }
  return found
}

/**
 * The same statements straight at the database, without ORM, bus, rights or validation. A change that names a version
 * finds it only the first time: from then on it is looked for in vain, which costs the database nearly as much.
 */
export async function replay(client: PoolClient, { statements, fresh }: Recording): Promise<void> {
  const ids = new Map(fresh.map((id) => [id, randomUUID()]))
  const anew = (words: string) => words.replaceAll(UUIDS, (id) => ids.get(id) ?? id)
  try {
    for (const { sql, values } of statements) {
      const own = values.map((value) => value && anew(value))
      if (FRAME.test(sql)) await client.query(sql)
      else await client.query({ name: nameOf(anew(sql)), text: anew(sql), values: own })
    }
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

function nameOf(sql: string): string {
  return createHash('md5').update(sql).digest('hex')
}
