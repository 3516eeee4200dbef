import { randomUUID } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { testDatabase } from '@isets/testing'
import { MikroORM } from '@mikro-orm/postgresql'
import { inScope } from '../bus/request-scope.ts'
import { Note, NoteSchema } from '../fixture/note.entity.ts'
import { noteWritten } from '../fixture/notes.controller.ts'
import { recordEvent } from '../outbox/record-event.ts'
import { SystemClock } from '../time/clock.ts'
import { closeOrm } from './close-orm.ts'
import { ormOptions } from './orm-options.ts'
import { transactional } from './transaction.ts'

describe('closing the connections', () => {
  it('ends right after a commit whose events are still to be announced', async () => {
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
    expect(await orm.isConnected()).toBe(false)
    await database.drop()
  })
})
