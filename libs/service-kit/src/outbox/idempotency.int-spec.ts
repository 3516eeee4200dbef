import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, Refusal, type Caller } from '@isets/contracts'
import { Interference } from '../fixture/notes.controller.ts'
import { NoteSchema } from '../fixture/note.entity.ts'
import { NotesModule, superUser } from '../fixture/notes.module.ts'
import { startStand, type ServiceStand } from '../testing/index.ts'

const { retryDelivery } = contract.notifier
let stand: ServiceStand

beforeAll(async () => {
  stand = await startStand({ name: 'notifier', module: NotesModule, entities: [NoteSchema] })
})
afterAll(() => stand.stop())

function write(id: string, idempotencyKey: string) {
  return stand.as(superUser).call(retryDelivery, { id }, { idempotencyKey })
}

describe('a command with an Idempotency-Key', () => {
  it('replays the first answer for the same key and body', async () => {
    const id = randomUUID()
    const first = await write(id, 'key-1')
    expect(await write(id, 'key-1')).toEqual(first)
    expect(await stand.sql('select version from note where id = ?', [id])).toEqual([{ version: 1 }])
  })

  it('refuses the key with another body', async () => {
    await write(randomUUID(), 'key-2')
    await expect(write(randomUUID(), 'key-2')).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
  })

  it('belongs to one user', async () => {
    const id = randomUUID()
    await write(id, 'key-3')
    const somebody = { ...superUser, userId: randomUUID() }
    const answer = await stand.as(somebody).call(retryDelivery, { id }, { idempotencyKey: 'key-3' })
    expect(answer.attempts).toBe(2)
  })

  it('replays nothing to a user whose roles or organization are others by now', async () => {
    const id = randomUUID()
    await write(id, 'key-5')
    const others: Partial<Caller>[] = [{ roles: ['super_admin', 'partner'] }, { organisationId: randomUUID() }]
    for (const other of others) {
      const again = stand.as({ ...superUser, ...other }).call(retryDelivery, { id }, { idempotencyKey: 'key-5' })
      await expect(again).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
    }
  })

  it('has one effect when 50 arrive at once, on two replicas', async () => {
    await stand.replica()
    const id = randomUUID()
    const calls = Array.from({ length: 50 }, () => write(id, 'key-50').catch((error: unknown) => error))
    const answers = await Promise.all(calls)
    const refused = answers.filter((answer) => answer instanceof Refusal)
    // On a loaded machine the small pool may have no connection for some of them.
    expect(refused.filter(({ code }) => code !== 'IN_PROGRESS' && code !== 'BUSY')).toEqual([])
    expect(refused.length).toBeLessThan(50)
    expect(await stand.sql('select version from note where id = ?', [id])).toEqual([{ version: 1 }])
    expect(await stand.sql('select 1 as one from outbox where aggregate_id = ?', [id])).toHaveLength(1)
    expect(await write(id, 'key-50')).toMatchObject({ id, attempts: 1 })
  })

  it('forgets the key when the command fails, so that the repeat can succeed', async () => {
    const id = randomUUID()
    const interference = stand.service.app.get(Interference)
    interference.act = async () => {
      throw new Refusal('WRONG_STATUS')
    }
    const both = [write(id, 'key-4'), write(id, 'key-4'), write(id, 'key-4')].map((call) => call.catch(() => 'refused'))
    await Promise.all(both)
    interference.act = async () => undefined
    expect(await write(id, 'key-4')).toMatchObject({ id })
  })
})
