import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, operationOf, type Caller } from '@isets/contracts'
import type { EntityManager } from '@mikro-orm/postgresql'
import { CallContext } from '../bus/call-context.ts'
import { inScope } from '../bus/request-scope.ts'
import { Note, NoteSchema } from '../fixture/note.entity.ts'
import { noteWritten } from '../fixture/notes.controller.ts'
import { NotesModule, superUser } from '../fixture/notes.module.ts'
import { recordEvent } from '../outbox/record-event.ts'
import { startStand, type ServiceStand } from '../testing/index.ts'
import { SystemClock } from '../time/clock.ts'
import { serviceRowPolicy } from './row-security.ts'
import { transactional } from './transaction.ts'

let stand: ServiceStand
beforeAll(async () => {
  stand = await startStand({ name: 'notifier', module: NotesModule, entities: [NoteSchema] })
  await stand.sql(`alter table note enable row level security; ${serviceRowPolicy('note', 'notifier')}
    create policy own on note for all using (text = (select current_setting('app.user_id', true)));`)
})
afterAll(() => stand.stop())

/** As the service would: its role, its scope. */
function inTransaction<T>(caller: Caller | null, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  const scope = { service: 'notifier', requestId: randomUUID(), clock: new SystemClock(), hops: 0 }
  return inScope(scope, () => transactional(stand.service.connections.orm.em.fork(), caller, work))
}

const count = async (tx: EntityManager) => tx.fork({ keepTransactionContext: true }).count(Note)

describe('a transaction', () => {
  it('gives its statements the time until the deadline, by the real clock of the service', async () => {
    const operation = operationOf(contract.notifier.listTemplates)
    const scope = {
      service: 'notifier',
      requestId: randomUUID(),
      clock: new SystemClock(),
      realClock: { now: () => new Date(1_000) },
      hops: 0,
      call: new CallContext({ operation, requestId: 'request-1', deadline: 5_321 }),
    }
    const em = stand.service.connections.orm.em.fork()
    const rows = await inScope(scope, () =>
      transactional(em, null, (tx) => tx.execute(`select current_setting('statement_timeout') as limit`)),
    )
    expect(rows).toEqual([{ limit: '4321ms' }])
  })

  it('leaves long work as much time between its statements as for each of them', async () => {
    const limits = `select name, setting from pg_settings
      where name in ('statement_timeout', 'idle_in_transaction_session_timeout') order by name`
    const em = stand.service.connections.orm.em.fork()
    const set = (statementMs?: number) =>
      transactional(em, null, (tx) => tx.execute(limits), statementMs ? { statementMs } : {})
    const [idle, statement] = ['idle_in_transaction_session_timeout', 'statement_timeout']
    expect(await set(60_000)).toEqual([
      { name: idle, setting: '60000' },
      { name: statement, setting: '60000' },
    ])
    expect(await set()).toEqual([
      { name: idle, setting: '10000' },
      { name: statement, setting: '30000' },
    ])
  })

  it('shows a caller the own rows, the service itself all, and leaves nothing set for the next', async () => {
    await stand.sql('insert into note (id, text, version) values (?, ?, 1), (?, ?, 1)', [
      randomUUID(),
      superUser.userId,
      randomUUID(),
      'somebody else',
    ])
    for (let round = 0; round < 10; round += 1) {
      expect(await inTransaction(null, count)).toBe(2)
      expect(await inTransaction(superUser, count)).toBe(1)
      expect(await stand.service.connections.orm.em.fork().count(Note)).toBe(0)
    }
  })

  it('writes no event when it is rolled back, nor rows when the event is not as declared', async () => {
    const id = randomUUID()
    const facts = { aggregateId: id, aggregateVersion: 1, payload: { text: 'x' } }
    const failing = inTransaction(null, async (tx) => {
      tx.create(Note, { id, text: 'x' })
      recordEvent(tx, noteWritten, facts)
      await tx.flush()
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    const wrong = inTransaction(null, async (tx) => {
      tx.create(Note, { id, text: 'x' })
      recordEvent(tx, noteWritten, { ...facts, payload: { text: 7 } as never })
    })
    await expect(wrong).rejects.toThrow('expected string')
    expect(await stand.sql('select 1 as one from note where id = ?', [id])).toEqual([])
    expect(await stand.sql('select 1 as one from outbox where aggregate_id = ?', [id])).toEqual([])
  })

  it('is not taken for committed when a swallowed error has broken it', async () => {
    const id = randomUUID()
    const broken = inTransaction(null, async (tx) => {
      await tx.execute(`insert into note (id, text, version) values (?, 'x', 1)`, [id])
      await tx.execute('select 1 / 0').catch(() => undefined)
    })
    await expect(broken).rejects.toThrow('nothing was written')
  })

  it('takes no events outside, or in a nested transaction that could be rolled back alone', async () => {
    const facts = { aggregateId: 'a', aggregateVersion: 1, payload: { text: 'x' } }
    const { em } = stand.service.connections.orm
    expect(() => recordEvent(em.fork(), noteWritten, facts)).toThrow('directly inside transactional()')
    const nested = inTransaction(null, (tx) =>
      tx.transactional(async (inner) => recordEvent(inner, noteWritten, facts)),
    )
    await expect(nested).rejects.toThrow('directly inside transactional()')
  })

  it('is tried again as a whole when it loses a deadlock', async () => {
    const [first, second] = [randomUUID(), randomUUID()]
    for (const id of [first, second]) await stand.sql(`insert into note (id, text, version) values (?, '0', 1)`, [id])
    const { promise: bothHold, resolve } = Promise.withResolvers<undefined>()
    let holding = 0
    const add = (ids: string[]) =>
      inTransaction(null, async (tx) => {
        for (const id of ids) {
          await tx.execute(`update note set text = (text::int + 1)::text where id = ?`, [id])
          holding += 1
          if (holding === 2) resolve(undefined)
          await bothHold
        }
      })
    await Promise.all([add([first, second]), add([second, first])])
    const rows = await stand.sql('select text from note where id in (?)', [[first, second]])
    expect(rows).toEqual([{ text: '2' }, { text: '2' }])
  })
})
