import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { NoteSchema } from '../fixture/note.entity.ts'
import { NotesModule } from '../fixture/notes.module.ts'
import { createLogger } from '../log/logger.ts'
import { startStand, type ServiceStand } from '../testing/index.ts'
import { BacklogWatch } from './backlog.ts'

const lines: string[] = []
const sink = new Writable({
  write(chunk, _encoding, done) {
    lines.push(String(chunk))
    done()
  },
})
let stand: ServiceStand

beforeAll(async () => {
  const logger = createLogger('notifier', 'error', sink)
  stand = await startStand({ name: 'notifier', module: NotesModule, entities: [NoteSchema], logger })
})
afterAll(() => stand.stop())

async function health(): Promise<unknown> {
  return (await fetch(`http://127.0.0.1:${stand.service.healthPort}/health`)).json()
}

describe('what piles up in a service', () => {
  it('is shown when nothing does', async () => {
    expect(await health()).toEqual({ degraded: [], signs: { outboxLagSeconds: 0, deadLetters: 0 } })
  })

  it('makes the service degraded, still ready, and is said in the log from the first dead letter on', async () => {
    const id = randomUUID()
    await stand.sql(
      `insert into dead_letter (id, consumer, message_id, event_type, aggregate_id, envelope, error)
       values (?, 'received', ?, 'noted', ?, '{}', 'Error: gone')`,
      [id, id, id],
    )
    expect(await health()).toMatchObject({ degraded: ['deadLetters'], signs: { deadLetters: 1 } })
    await stand.service.app.get(BacklogWatch).tell()
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ level: 'error', code: 'deadLetters', count: 1 }),
    )
    expect((await fetch(`http://127.0.0.1:${stand.service.healthPort}/readyz`)).status).toBe(200)
    await stand.sql('update dead_letter set redriven_at = now() where id = ?', [id])
    expect(await health()).toMatchObject({ degraded: [] })
  })

  it('shows for how long events have waited while the bus is away', async () => {
    await stand.nats.kill()
    await stand.sql(
      `insert into outbox (id, aggregate_id, aggregate_version, type, service, subject, payload, headers, occurred_at,
         created_at, attempts)
       values (?, 'a', 1, 'note-written', 'notifier', 'evt.notifier.v1.note-written.a', '{"text": "x"}', '{}', now(),
         now() - interval '2 minutes', 0)`,
      [randomUUID()],
    )
    expect(await health()).toMatchObject({ degraded: ['outboxLagSeconds'] })
    await stand.nats.restart()
  })
})
