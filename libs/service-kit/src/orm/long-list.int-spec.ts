import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { NoteSchema } from '../fixture/note.entity.ts'
import { NotesModule } from '../fixture/notes.module.ts'
import { startStand, type ServiceStand } from '../testing/index.ts'
import { COUNT_CAP, longList } from './long-list.ts'

const MANY = COUNT_CAP + 5
let stand: ServiceStand
beforeAll(async () => {
  stand = await startStand({ name: 'notifier', module: NotesModule, entities: [NoteSchema] })
  await stand.sql(
    `insert into note (id, text, version) select gen_random_uuid(), 'note', n from generate_series(1, ${MANY}) n`,
  )
})
afterAll(() => stand.stop())

const ALL = { sql: 'n.version > ?', params: [0] as unknown[] }
function versions(page: number, pageSize: number, where = ALL, countCap = COUNT_CAP) {
  const em = stand.service.connections.orm.em.fork()
  const shown = { columns: 'n.version, o.text', joins: 'join note o on o.id = n.id', orderBy: 'n.version desc' }
  return longList<{ version: number }>(em, { table: 'note n', where, ...shown, page, pageSize, countCap })
}

describe('a page of a long list', () => {
  it('has its rows in order, and counts no further than a thousand beyond them', async () => {
    const { rows, ...counted } = await versions(1, 3)
    expect(rows.map(({ version }) => version)).toEqual([MANY, MANY - 1, MANY - 2])
    expect(counted).toEqual({ total: COUNT_CAP, totalIsCapped: true })
  })

  it('counts exactly what is near, to the last page', async () => {
    expect(await versions(2, 3)).toMatchObject({ total: COUNT_CAP + 3, totalIsCapped: true })
    const last = await versions(336, 3)
    expect(last.rows.map(({ version }) => version)).toEqual([])
    expect(await versions(335, 3)).toMatchObject({ rows: [{}, {}, {}], total: MANY, totalIsCapped: false })
    expect(last).toMatchObject({ total: MANY, totalIsCapped: false })
  })

  it('counts no further than it is told', async () => {
    expect(await versions(2, 3, ALL, 7)).toMatchObject({ rows: [{}, {}, {}], total: 10, totalIsCapped: true })
  })

  it('says none for a filter that nothing passes', async () => {
    const none = await versions(1, 3, { sql: 'n.version < ?', params: [0] })
    expect(none).toEqual({ rows: [], total: 0, totalIsCapped: false })
  })
})
