import type { Pool, PoolClient } from 'pg'
import { measure, type Duration, type Measurement } from '../load/measure.ts'
import type { HttpSession } from '../load/http-session.ts'
import { captureRows, insertAgain, type RowTemplate } from './row-template.ts'
import { accepted, at, fileOne } from './workload.ts'

/** Does one piece of work straight at the database. */
export type DatabaseWork = (client: PoolClient, line: number, round: number) => Promise<unknown>

const CHANGE_REQUEST = {
  name: 'change-request',
  text: `update help_request set version = version + 1, status = 'in_progress', answered_at = now(), due_at = null,
    updated_at = now(), support_updated_at = now(), message_at = now() where id = $1`,
}

/** The rows of a filing and of an answer, taken from a real one of each. */
export async function captureWrites(pool: Pool, requester: HttpSession, agent: HttpSession) {
  const filed = await fileOne(requester, 'The one that is copied')
  const filing = await rowsAbout(pool, filed.id)
  const before = new Set(filing.map(identity))
  accepted(
    await agent.send('POST', `/api/help-requests/${filed.id}/answers`, { version: 1, html: '<p>Reload it.</p>' }),
  )
  const answer = (await rowsAbout(pool, filed.id)).filter((row) => !before.has(identity(row)))
  const ofRequest = (rows: readonly RowTemplate[]) => rows.filter((row) => row.table !== 'help_request')
  return { requestId: filed.id, filing, answer: ofRequest(answer) }
}

function identity(row: RowTemplate): string {
  return `${row.table} ${row.values.join('|')}`
}

/** Everything that one request has in the database, parents before children. */
async function rowsAbout(pool: Pool, id: string): Promise<RowTemplate[]> {
  return [
    ...(await captureRows(pool, 'help_request', 'id = $1', [id])),
    ...(await captureRows(pool, 'message', 'request_id = $1', [id])),
    ...(await captureRows(pool, 'history', 'request_id = $1', [id])),
    ...(await captureRows(pool, 'outbox', 'aggregate_id = $1', [id])).map(published),
    ...(await captureRows(pool, 'audit_event', `object_id = $1 and action <> 'read'`, [id])),
    ...(await captureRows(pool, 'idempotency_key', `answer ->> 'id' = $1`, [id])),
  ]
}

/** Copies are nobody's news: left unpublished, each would be mailed while the next thing is measured. */
function published(row: RowTemplate): RowTemplate {
  const values = row.values.map((value, at) => (row.columns[at] === 'published_at' ? 'now' : value))
  return { ...row, values }
}

/** Keys that must be new in every copy: ids of rows, and the client's idempotency key. */
function keysOf(rows: readonly RowTemplate[], keep: readonly string[]): string[] {
  const keys = rows.flatMap(({ columns, values }) =>
    ['id', 'key'].map((name) => values[columns.indexOf(name)]).filter((value) => typeof value === 'string'),
  )
  return [...new Set(keys)].filter((key) => !keep.includes(key))
}

export type Writes = Awaited<ReturnType<typeof captureWrites>>

/** The same rows as what is written over HTTP, in one transaction, without ORM, bus, rights or validation. */
export function databaseWrites(writes: Writes, ids: readonly string[]): Readonly<Record<string, DatabaseWork>> {
  const filingKeys = keysOf(writes.filing, [])
  const answerKeys = keysOf(writes.answer, [writes.requestId])
  return {
    'file a request': (client) => insertAgain(client, writes.filing, filingKeys),
    'add an answer': (client, line, round) => {
      const target = at(ids, line * 104_729 + round)
      return insertAgain(client, pointedAt(writes.answer, writes.requestId, target), answerKeys, (tx) =>
        tx.query({ ...CHANGE_REQUEST, values: [target] }),
      )
    },
  }
}

function pointedAt(rows: readonly RowTemplate[], from: string, to: string): RowTemplate[] {
  return rows.map((row) => ({ ...row, values: row.values.map((value) => (value === from ? to : value)) }))
}

/** Measures `work` on `connections` connections of their own. */
export async function measureDatabase(
  pool: Pool,
  work: DatabaseWork,
  connections: number,
  time: Duration,
): Promise<Measurement> {
  const clients = await Promise.all(Array.from({ length: connections }, () => pool.connect()))
  try {
    return await measure(connections, time, async (line, round) => {
      const client = clients[line]
      if (!client) throw new Error('No connection')
      await work(client, line, round)
    })
  } finally {
    for (const client of clients) client.release()
  }
}
