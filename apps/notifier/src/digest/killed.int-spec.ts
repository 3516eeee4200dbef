import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { eventually, ManualClock } from '@isets/testing'
import { v7 } from 'uuid'
import { notifierOnTheBus } from '../test/notifier-on-the-bus.ts'

const PROVIDERS = 60
const clock = new ManualClock('2026-03-02T15:00:00Z')
const SEVEN = '2026-03-03T13:00:00Z'
let notifier: Awaited<ReturnType<typeof notifierOnTheBus>>
beforeAll(async () => {
  notifier = await notifierOnTheBus(clock)
})
afterAll(() => notifier.stop())

/** A provider with one person and one pending referral, as the events would have left them. */
async function provider(n: number): Promise<string> {
  const organisationId = v7()
  const email = `person-${n}@provider.example`
  await notifier.sql(`insert into organisation (id, name) values (?, ?)`, [organisationId, `Provider ${n}`])
  await notifier.sql(
    `insert into person (id, email, roles, organisation_id, active) values (?, ?, '{partner}', ?, true)`,
    [v7(), email, organisationId],
  )
  await notifier.sql(
    `insert into pending_referral (id, number, customer_initials, organisation_id, submitted_at, response_due_at, expires_at)
     values (?, ?, 'AS', ?, '2026-02-27T16:00:00Z', '2026-03-06T16:00:00Z', '2026-04-28T16:00:00Z')`,
    [v7(), `RF-${n}`, organisationId],
  )
  await notifier.sql(`insert into digest (kind, subject_id, due_at) values ('daily', ?, ?)`, [organisationId, SEVEN])
  return email
}

const KILL = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and usename <> current_user and backend_type = 'client backend'`

describe('the notifier, killed in the middle of the digests', () => {
  it('NOTIF-003 tells each provider exactly once when its connections break and another process goes on', async () => {
    const emails = []
    for (let n = 0; n < PROVIDERS; n += 1) emails.push(await provider(n))
    clock.set(SEVEN)
    await eventually(async () => (await notifier.sql('select 1 from delivery')).length > 0)
    await notifier.sql(KILL)
    await notifier.service.drain()
    await notifier.replica()
    await notifier.sql(KILL)
    // The lease of a mail that the killed process held: it ends by itself after 30 seconds.
    await notifier.sql(`update delivery set due_at = now() where state = 'sending'`)
    await eventually(async () => (await notifier.sql('select 1 from digest where due_at <= ?', [SEVEN])).length === 0)
    await eventually(async () => {
      await notifier.sql(`update delivery set due_at = now() where state = 'queued'`)
      return (await notifier.sql(`select 1 from delivery where state <> 'sent'`)).length === 0
    })
    const rows = await notifier.sql<{ recipient: string }>('select recipient from delivery')
    expect(rows.map(({ recipient }) => recipient).toSorted()).toEqual(emails.toSorted())
    // A mail that was under way may come again: with the same Message-ID, so that it is known as the same.
    expect(notifier.sink.countByMessageId().size).toBe(PROVIDERS)
  })
})
