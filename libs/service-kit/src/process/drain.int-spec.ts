import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, eventSubject, helpDeskEvents } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { jetstream } from '@nats-io/jetstream'
import { connectBus } from '../bus/connect.ts'
import { Interference } from '../fixture/notes.controller.ts'
import { NoteSchema } from '../fixture/note.entity.ts'
import { NotesModule, superUser } from '../fixture/notes.module.ts'
import { startStand, type ServiceStand } from '../testing/index.ts'
import { Leaving } from './leaving.ts'

const { retryDelivery } = contract.notifier
let stand: ServiceStand

beforeAll(async () => {
  stand = await startStand({ name: 'notifier', module: NotesModule, entities: [NoteSchema] })
})
afterAll(() => stand.stop())

async function ready(port: number): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`)
  return { status: response.status, body: await response.json() }
}

describe('a service that is told to stop', () => {
  it('is alive and ready before, and not ready while it drains', async () => {
    const replica = await stand.replica()
    await eventually(async () => (await ready(replica.healthPort)).status === 200)
    expect((await fetch(`http://127.0.0.1:${replica.healthPort}/livez`)).status).toBe(200)

    const { promise, resolve } = Promise.withResolvers<undefined>()
    replica.app.get(Interference).act = () => promise
    stand.service.app.get(Interference).act = () => promise
    const told: string[] = []
    replica.app.get(Leaving).first(async () => void told.push('leave'))
    const calls = Array.from({ length: 8 }, () => stand.as(superUser).call(retryDelivery, { id: randomUUID() }))
    await stand.gateway.flush()
    const drained = replica.drain()
    expect(told).toEqual(['leave'])
    expect(await ready(replica.healthPort)).toEqual({
      status: 503,
      body: { ready: false, failing: expect.arrayContaining(['accepting']) },
    })
    resolve(undefined)
    await drained
    expect(await Promise.all(calls)).toHaveLength(8)
    await expect(ready(replica.healthPort)).rejects.toThrow()
    stand.service.app.get(Interference).act = async () => undefined
  })

  it('loses no call, no row and no event under load, while another replica takes over', async () => {
    const leaving = await stand.replica()
    const written: string[] = []
    let going = true
    const clients = Array.from({ length: 6 }, async () => {
      while (going) {
        const id = randomUUID()
        await stand.as(superUser).call(retryDelivery, { id })
        written.push(id)
      }
    })
    await eventually(() => written.length > 30)
    await leaving.drain()
    const after = written.length
    await eventually(() => written.length > after + 30)
    going = false
    await Promise.all(clients)
    const rows = await stand.sql('select id, version from note where id in (?)', [written])
    expect(rows).toHaveLength(written.length)
    expect(rows.every(({ version }) => version === 1)).toBe(true)
    await eventually(async () => {
      const waiting = await stand.sql('select 1 as one from outbox where published_at is null')
      return waiting.length === 0
    })
  })

  it('finishes the events in hand and leaves the others to come again', async () => {
    const { pass } = stand.nats.credentialsFor('help-desk')
    const source = await connectBus('help-desk', { NATS_URL: stand.nats.url, NATS_PASSWORD: pass })
    const leaving = await stand.replica()
    const ids = Array.from({ length: 100 }, () => randomUUID())
    const publishing = ids.map((id) =>
      jetstream(source).publish(subjectOf(id), JSON.stringify(answered(id)), { msgID: id }),
    )
    await Promise.all([...publishing, leaving.drain()])
    await eventually(
      async () => {
        const rows = await stand.sql('select version from note where id in (?)', [ids])
        return rows.length === 100 && rows.every(({ version }) => version === 1)
      },
      { timeout: 30_000 },
    )
    await source.close()
  }, 60_000)
})

const subjectOf = (id: string) => eventSubject(helpDeskEvents.answered, id)

function answered(id: string) {
  const about = {
    requestId: id,
    number: 'HR-1',
    requesterId: id,
    organisationId: null,
    status: 'new',
    priority: 'normal',
  }
  const said = { summary: 'A page stays empty', messageId: id, text: 'Reload it.' }
  const recipients = { requester: { name: 'Ada', email: 'ada@isets.example' }, cc: [] }
  const payload = { ...about, ...said, recipients, actor: { id: null, name: 'Support', side: 'support' } }
  const { type, service } = helpDeskEvents.answered
  return { id, type, service, aggregateId: id, aggregateVersion: 1, occurredAt: '2026-03-02T15:00:00Z', payload }
}
