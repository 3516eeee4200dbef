import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { deployEventStream, eventually } from '@isets/testing'
import { jetstreamManager } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/nats-core'
import { connectBus } from '../bus/connect.ts'
import { NoteSchema } from '../fixture/note.entity.ts'
import { NotesModule, superUser } from '../fixture/notes.module.ts'
import { startStand, type ServiceStand } from '../testing/index.ts'

const { retryDelivery } = contract.notifier
let stand: ServiceStand
let deploy: NatsConnection

beforeAll(async () => {
  stand = await startStand({ name: 'notifier', module: NotesModule, entities: [NoteSchema] })
  const { pass } = stand.nats.credentialsFor('deploy')
  deploy = await connectBus('deploy', { NATS_URL: stand.nats.url, NATS_PASSWORD: pass })
})
afterAll(async () => {
  await deploy.close()
  await stand.stop()
})

async function write(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID())
  for (const id of ids) await stand.as(superUser).call(retryDelivery, { id })
  return ids
}

async function waiting(): Promise<number> {
  const [row] = await stand.sql<{ count: string }>('select count(*) from outbox where published_at is null')
  return Number(row?.count)
}

/** The messages of the stream, by subject. */
async function inStream(): Promise<Record<string, number>> {
  const manager = await jetstreamManager(deploy, { checkAPI: false })
  const { state } = await manager.streams.info('EVT', { subjects_filter: '>' })
  return state.subjects ?? {}
}

const subjectOf = (id: string) => `evt.notifier.v1.note-written.${id}`

describe('the outbox relay', () => {
  it('publishes each event once, soon after the commit, and notes its place in the stream', async () => {
    const ids = await write(20)
    await eventually(async () => (await waiting()) === 0, { timeout: 5_000 })
    const subjects = await inStream()
    for (const id of ids) expect(subjects[subjectOf(id)]).toBe(1)
    const rows = await stand.sql<{ stream_seq: string }>('select stream_seq from outbox order by stream_seq')
    expect(new Set(rows.map(({ stream_seq }) => Number(stream_seq))).size).toBe(rows.length)
  })

  it('publishes each event once although two replicas run', async () => {
    await stand.replica()
    const ids = await write(20)
    await eventually(async () => (await waiting()) === 0)
    const subjects = await inStream()
    for (const id of ids) expect(subjects[subjectOf(id)]).toBe(1)
  })

  it('finds a row that nobody announced', async () => {
    const id = randomUUID()
    await stand.sql(
      `insert into outbox (id, aggregate_id, aggregate_version, type, service, subject, payload, headers, occurred_at)
       values (?, ?, 1, 'note-written', 'notifier', ?, '{"text":"x"}', '{}', now())`,
      [randomUUID(), id, subjectOf(id)],
    )
    await eventually(async () => (await inStream())[subjectOf(id)] === 1, { timeout: 5_000 })
  })

  it('publishes what was written while NATS was away', async () => {
    await stand.nats.kill()
    const writing = stand.sql(
      `insert into outbox (id, aggregate_id, aggregate_version, type, service, subject, payload, headers, occurred_at)
       select gen_random_uuid(), n, 1, 'note-written', 'notifier', 'evt.notifier.v1.note-written.away-' || n,
         '{"text":"x"}', '{}', now() from generate_series(1, 50) n`,
    )
    await writing
    await stand.nats.restart()
    await eventually(async () => (await waiting()) === 0, { timeout: 30_000 })
    const subjects = await inStream()
    for (let n = 1; n <= 50; n += 1) expect(subjects[`evt.notifier.v1.note-written.away-${n}`]).toBe(1)
  })

  it('publishes everything again when the whole store of NATS was lost', async () => {
    const before = await inStream()
    await stand.nats.kill()
    await rm(stand.nats.storeDir, { recursive: true, force: true })
    await stand.nats.restart()
    await deployEventStream(stand.nats.url, stand.nats.credentialsFor('deploy'))
    const [id = ''] = await eventually(() => write(1))
    await eventually(async () => Object.keys(await inStream()).length === Object.keys(before).length + 1, {
      timeout: 90_000,
    })
    expect(Object.keys(await inStream())).toEqual(expect.arrayContaining([...Object.keys(before), subjectOf(id)]))
  }, 120_000)
})
