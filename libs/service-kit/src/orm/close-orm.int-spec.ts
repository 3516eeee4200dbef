import { randomUUID } from 'node:crypto'
import { describe, it } from '@jest/globals'
import { eventually, testDatabase } from '@isets/testing'
import { MikroORM } from '@mikro-orm/postgresql'
import { Client } from 'pg'
import { inScope } from '../bus/request-scope.ts'
import { Note, NoteSchema } from '../fixture/note.entity.ts'
import { noteWritten } from '../fixture/notes.controller.ts'
import { recordEvent } from '../outbox/record-event.ts'
import { announced } from '../outbox/wake-up.ts'
import { SystemClock } from '../time/clock.ts'
import { closeOrm } from './close-orm.ts'
import { ormOptions } from './orm-options.ts'
import { transactional } from './transaction.ts'

describe('closing the connections', () => {
  it('leaves no connection behind that announces the last commit', async () => {
    const database = await testDatabase()
    const entities = [NoteSchema]
    const orm = await MikroORM.init(ormOptions({ databaseUrl: database.ownerUrl, entities, migrations: '.' }))
    await orm.schema.create()
    const scope = { service: 'notifier', requestId: randomUUID(), clock: new SystemClock(), hops: 0 }
    await inScope(scope, () =>
      transactional(orm.em.fork(), null, async (tx) => {
        const note = tx.create(Note, { id: randomUUID(), text: 'last words', version: 1 })
        await tx.flush()
        const { id, text } = note
        recordEvent(tx, noteWritten, { aggregateId: id, aggregateVersion: 1, payload: { text } })
      }),
    )
    await closeOrm(orm)
    await announced(orm.config)
    await eventually(async () => (await othersConnected(database.ownerUrl)) === 0, { timeout: 5_000 })
    await database.drop()
  })
})

async function othersConnected(url: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rowCount } = await client.query(
    'select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await client.end()
  return rowCount ?? 0
}
