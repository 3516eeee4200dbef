import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { RequestContext } from '@mikro-orm/core'
import { NoteSchema } from '../fixture/note.entity.ts'
import { NotesModule, superUser } from '../fixture/notes.module.ts'
import { startStand, type ServiceStand } from '../testing/index.ts'
import { RecordPruning } from './prune-records.ts'

let stand: ServiceStand

beforeAll(async () => {
  stand = await startStand({ name: 'notifier', module: NotesModule, entities: [NoteSchema] })
})
afterAll(() => stand.stop())

function pruned(): Promise<number> {
  const { app, connections } = stand.service
  return RequestContext.create(connections.orm.em, () => app.get(RecordPruning).prune())
}

async function deadLetter(failedDaysAgo: number, redrivenDaysAgo: number | null = null): Promise<string> {
  const id = randomUUID()
  await stand.sql(
    `insert into dead_letter (id, consumer, message_id, event_type, aggregate_id, envelope, error, failed_at, redriven_at)
     values (?, 'received', ?, 'noted', ?, '{"payload": {"name": "Maple"}}', 'Error: gone',
       now() - make_interval(days => ?), now() - make_interval(days => ?))`,
    [id, id, id, failedDaysAgo, redrivenDaysAgo],
  )
  return id
}

async function envelopeOf(id: string): Promise<unknown> {
  const [row] = await stand.sql<{ envelope: unknown }>('select envelope from dead_letter where id = ?', [id])
  return row === undefined ? 'no row' : row.envelope
}

describe('an event that could not be applied', () => {
  it('goes 35 days after it was applied in the end', async () => {
    const [applied, lately] = [await deadLetter(60, 36), await deadLetter(60, 34)]
    await pruned()
    expect(await envelopeOf(applied)).toBe('no row')
    expect(await envelopeOf(lately)).toEqual({ payload: { name: 'Maple' } })
  })

  it('loses what it says about persons after 90 days, stays on the list and cannot be driven again', async () => {
    const [old, young] = [await deadLetter(91), await deadLetter(89)]
    await pruned()
    expect(await envelopeOf(old)).toBeNull()
    expect(await envelopeOf(young)).toEqual({ payload: { name: 'Maple' } })
    const { rows } = await stand.as(superUser).call(contract.notifier.listDeadLetters, { pageSize: 100 })
    expect(rows).toContainEqual(expect.objectContaining({ id: old, error: 'Error: gone' }))
    await expect(stand.as(superUser).call(contract.notifier.redriveDeadLetter, { id: old })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      details: { reason: 'What it said is forgotten by now.' },
    })
  })
})
