import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { eventually, ManualClock } from '@isets/testing'
import { PgBoss } from 'pg-boss'
import { NoteSchema } from '../fixture/note.entity.ts'
import { Closing, FOR_DIGEST, ScheduledModule } from '../fixture/scheduled.module.ts'
import { startStand, type ServiceStand } from '../testing/index.ts'
import { JOB_SCHEMA } from './scheduler.ts'

const clock = new ManualClock('2026-03-02T15:00:00Z')
let stand: ServiceStand

beforeAll(async () => {
  stand = await startStand({ name: 'notifier', module: ScheduledModule, entities: [NoteSchema], clock })
})
afterAll(() => stand.stop())

async function due(at: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID())
  for (const id of ids) await stand.sql('insert into note (id, text, version) values (?, ?, 1)', [id, at])
  return ids
}

async function closed(ids: readonly string[]): Promise<number> {
  const rows = await stand.sql(`select version from note where id in (?) and text = 'closed'`, [ids])
  expect(rows.every(({ version }) => version === 2)).toBe(true)
  return rows.length
}

describe('work that is due by the business clock', () => {
  it('is done when the clock is moved, all of it, and not before', async () => {
    const ids = await due('2026-03-16T15:00:00Z', 7)
    const { runs } = stand.service.app.get(Closing)
    await eventually(() => stand.service.app.get(Closing).runs > runs + 2)
    expect(await closed(ids)).toBe(0)
    clock.advance({ days: 14 })
    await eventually(async () => (await closed(ids)) === 7)
  })

  it('is done once with two replicas', async () => {
    await stand.replica()
    const ids = await due('2026-03-20T15:00:00Z', 30)
    clock.advance({ days: 7 })
    await eventually(async () => (await closed(ids)) === 30)
  })

  it('is done later when a run fails', async () => {
    stand.service.app.get(Closing).failures = 2
    const ids = await due('2026-03-20T15:00:00Z', 1)
    await eventually(async () => (await closed(ids)) === 1)
  })
})

describe('a job at a time of day', () => {
  it('is scheduled in the time of Illinois', async () => {
    const schedules = await stand.sql('select name, cron, timezone from pgboss.schedule')
    expect(schedules).toEqual([{ name: 'send-digests', cron: '0 8 * * 1-5', timezone: 'America/Chicago' }])
  })

  it('is done when its time has come, and again when that failed', async () => {
    const ids = await due(FOR_DIGEST, 3)
    stand.service.app.get(Closing).digestFailures = 1
    await itIsTime('send-digests')
    await eventually(async () => (await closed(ids)) === 3)
  })
})

/** What pg-boss does by itself at the time of day. */
async function itIsTime(name: string): Promise<void> {
  const boss = new PgBoss({
    ...{ connectionString: stand.database.ownerUrl, schema: JOB_SCHEMA, max: 1 },
    ...{ migrate: false, supervise: false, schedule: false },
  })
  await boss.start()
  expect(await boss.send(name)).not.toBeNull()
  await boss.stop({ graceful: false })
}
