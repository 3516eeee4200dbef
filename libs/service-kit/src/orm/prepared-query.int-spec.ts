import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Note, NoteSchema } from '../fixture/note.entity.ts'
import { NotesModule } from '../fixture/notes.module.ts'
import { v7 } from 'uuid'
import { startStand, type ServiceStand } from '../testing/index.ts'
import { preparedQueries, preparedQuery } from './prepared-query.ts'
import { transactional } from './transaction.ts'

let stand: ServiceStand

const NOTES = 'select text, version from note where text like ? order by id'
const PLANNED = `select generic_plans + custom_plans as planned from pg_prepared_statements
  where statement like 'insert into "note"%'`

beforeAll(async () => {
  stand = await startStand({ name: 'notifier', module: NotesModule, entities: [NoteSchema] })
})
afterAll(() => stand.stop())

describe('what the ORM writes', () => {
  it('is planned once on a connection, whatever the values are', async () => {
    const em = stand.service.connections.orm.em.fork()
    const texts = ["It's $1?", 'A ? and a \\? too', '']
    const found = await transactional(em, null, async (tx) => {
      for (const text of texts) {
        tx.create(Note, { id: v7(), text })
        await tx.flush()
      }
      for (const note of await tx.find(Note, { text: { $in: texts } })) note.text = `${note.text}, changed`
      await tx.flush()
      const written = await preparedQuery<{ text: string; version: number }>(tx, NOTES, ['%, changed'])
      return { written, planned: await preparedQuery(tx, PLANNED, []) }
    })
    expect(found.written).toEqual(texts.map((text) => ({ text: `${text}, changed`, version: 2 })))
    expect(found.planned).toEqual([{ planned: '3' }])
  })
})

describe('a prepared query', () => {
  it('is planned once on a connection and runs with other values', async () => {
    const em = stand.service.connections.orm.em.fork()
    await transactional(em, null, async (tx) => {
      const sums = []
      for (const n of [1, 2, 3]) sums.push(await preparedQuery(tx, 'select ?::int + ?::int as sum', [n, n]))
      expect(sums).toEqual([[{ sum: 2 }], [{ sum: 4 }], [{ sum: 6 }]])
      const known = await preparedQuery<{ count: string }>(
        tx,
        'select count(*) as count from pg_prepared_statements where statement like ? and generic_plans + custom_plans = 3',
        ['%$1::int + $2::int%'],
      )
      expect(known).toEqual([{ count: '1' }])
    })
  })

  it('asks several things in one round trip, in their order', async () => {
    const em = stand.service.connections.orm.em.fork()
    const ask = (tx: EntityManager) =>
      preparedQueries<[{ sum: number }, { word: string }]>(tx, [
        { sql: 'select ?::int + 1 as sum', params: [2] },
        { sql: 'select unnest(?::text[]) as word', params: [['a', 'b']] },
      ])
    expect(await transactional(em, null, ask)).toEqual([[{ sum: 3 }], [{ word: 'a' }, { word: 'b' }]])
    const broken = (tx: EntityManager) =>
      preparedQueries<[object, object]>(tx, [
        { sql: 'select 1 / ?::int as sum', params: [0] },
        { sql: 'select 1 as sum', params: [] },
      ])
    await expect(transactional(em, null, broken)).rejects.toThrow('division by zero')
    expect(await transactional(em, null, ask)).toHaveLength(2)
    await expect(ask(em)).rejects.toThrow('need a transaction around them')
  })

  it('takes a list as one value, and text that looks like SQL as text', async () => {
    const em = stand.service.connections.orm.em.fork()
    const words = [`it's`, 'a\\b', '{"x"}', '$1', '; drop table outbox']
    expect(await preparedQuery(em, 'select unnest(?::text[]) as word', [words])).toEqual(
      words.map((word) => ({ word })),
    )
  })

  it('sees what its transaction wrote before, also what still waits', async () => {
    const em = stand.service.connections.orm.em.fork()
    await expect(
      transactional(em, null, async (tx) => {
        await tx.execute('create temp table seen (id int) on commit drop')
        await tx.execute('/* may wait */ insert into seen values (1)')
        expect(await preparedQuery(tx, 'select id from seen where id = ?', [1])).toEqual([{ id: 1 }])
        throw new Error('rolled back')
      }),
    ).rejects.toThrow('rolled back')
  })

  it('refuses a text in which a question mark is no parameter', async () => {
    const em = stand.service.connections.orm.em.fork()
    await expect(preparedQuery(em, `select '?' as word`, [])).rejects.toThrow('question mark')
  })
})
