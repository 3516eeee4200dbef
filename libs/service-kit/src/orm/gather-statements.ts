import { createHash } from 'node:crypto'
import type pg from 'pg'

/** A statement that begins with this comment may wait for the next one: nobody reads its result. */
export const MAY_WAIT = '/* may wait */'
/** One that begins with this comment only prepares a transaction: it waits as well, and is not worth sending alone. */
export const PREPARES = '/* prepares */'
/** Stands for the statements that are its values: they go out in one message, and their rows come back one by one. */
export const AT_ONCE = '/* at once */'
const NOTHING = { command: '', rowCount: null, rows: [] }

type Send = (statement: unknown, values?: readonly unknown[]) => Promise<unknown>
/** Sends what `work` sends in one message to the server. */
type AsOneMessage = <Result>(work: () => Result) => Result

/** A statement with its values. */
export interface Held {
  readonly statement: string
  readonly values: readonly unknown[]
}

/**
 * Saves round trips on all connections of a pool, which are in pipeline mode: `begin` and what is marked `PREPARES` go
 * out together with the first statement of the transaction, and last writes marked `MAY_WAIT` together with the commit.
 * An error of a statement that waited is reported by the one it went with. A transaction without any other statement is
 * not sent at all.
 */
export function gatherStatements(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const send: Send = client.query.bind(client)
    const asOneMessage: AsOneMessage = (work) => {
      const { stream } = client.connection
      stream.cork()
      try {
        return work()
      } finally {
        stream.uncork()
      }
    }
    Object.assign(client, { query: gathering(send, asOneMessage) })
  })
}

/** Statements that one connection keeps prepared; beyond that they are sent as they are. */
const MOST_PREPARED = 200

/** `send`, with the statements held back that can go out with the next one, and those with values prepared. */
export function gathering(send: Send, asOneMessage: AsOneMessage = (work) => work()): Send {
  let held: Held[] = []
  const names = new Map<string, string>()
  const sent = (statement: unknown, values: readonly unknown[]) => send(preparable(statement, values, names), values)
  return async (statement, values = []) => {
    if (opens(statement) || starts(statement, MAY_WAIT)) {
      held = [...held, { statement, values }]
      return NOTHING
    }
    const waited = held.splice(0)
    const unsent = waited[0]?.statement === 'begin'
    if (statement === 'rollback') return unsent ? NOTHING : send(statement)
    if (statement === 'commit' && unsent && waited.every((one) => opens(one.statement))) return NOTHING
    if (waited.length === 0 && statement !== AT_ONCE) return committed(statement, await sent(statement, values))
    const asked = statement === AT_ONCE ? (values as readonly Held[]) : [{ statement, values }]
    const all = asOneMessage(() => [...waited, ...asked].map((one) => sent(one.statement, one.values)))
    const results = answersOf(await Promise.allSettled(all)).slice(waited.length)
    if (statement === AT_ONCE) return { ...NOTHING, rows: results.map((one) => (one as pg.QueryResult).rows) }
    return committed(statement, results[0] ?? NOTHING)
  }
}

function opens(statement: unknown): statement is string {
  return statement === 'begin' || starts(statement, PREPARES)
}

function starts(statement: unknown, mark: string): statement is string {
  return typeof statement === 'string' && statement.startsWith(mark)
}

/** A statement with values under a name, by which PostgreSQL finds its plan again. */
function preparable(statement: unknown, values: readonly unknown[], names: Map<string, string>): unknown {
  if (typeof statement !== 'string' || values.length === 0) return statement
  const name = names.get(statement) ?? (names.size < MOST_PREPARED ? nameOf(statement) : undefined)
  if (name === undefined) return statement
  names.set(statement, name)
  return { name, text: statement }
}

function nameOf(statement: string): string {
  return createHash('sha256').update(statement).digest('base64url')
}

/**
 * PostgreSQL answers the commit of a broken transaction with a quiet rollback.
 * @throws Error then: what was acknowledged must be there
 */
function committed(statement: unknown, result: unknown): unknown {
  if (statement === 'commit' && (result as pg.QueryResult).command === 'ROLLBACK') {
    throw new Error('The transaction was broken before its commit: nothing was written')
  }
  return result
}

/** The first error counts: those behind it only say that the transaction is broken. */
function answersOf(results: readonly PromiseSettledResult<unknown>[]): unknown[] {
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
}
