import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { billingEvents, identityEvents, type Role } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { v7 } from 'uuid'
import { notifierOnTheBus } from '../test/notifier-on-the-bus.ts'
import { decidedSamples, requestedSample } from './override-samples.ts'

const { overrideRequested, overrideReminded, overrideDecided } = billingEvents
const MANAGERS = ['linden@idhs.example', 'hazel@idhs.example']
const REQUESTER = requestedSample.requester.email

let notifier: Awaited<ReturnType<typeof notifierOnTheBus>>
beforeAll(async () => {
  notifier = await notifierOnTheBus()
  for (const email of MANAGERS) await knows(email, 'idhs_manager')
  await knows('gone@idhs.example', 'idhs_manager', 'deactivated')
  await knows('other@idhs.example', 'program_manager')
  await eventually(async () => (await notifier.sql('select from person')).length === 4)
})
afterAll(() => notifier.stop())

async function knows(
  email: string,
  role: Role,
  status: 'active' | 'deactivated' = 'active',
  userId: string = v7(),
): Promise<void> {
  const person = { userId, firstName: 'A', lastName: 'Sample', email, roles: [role], organisationId: null, status }
  await notifier.tell(identityEvents.userChanged, person, { aggregateId: userId })
}

const KILL = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and usename <> current_user and backend_type = 'client backend'`

async function allSent(count: number): Promise<void> {
  await eventually(async () => {
    await notifier.sql(`update delivery set due_at = now() where state = 'queued'`)
    const rows = await notifier.sql<{ state: string }>('select state from delivery')
    return rows.length === count && rows.every(({ state }) => state === 'sent')
  })
}

const subjects = () => notifier.sink.received.map((mail) => `${mail.recipients[0]}: ${mail.subject}`).toSorted()

describe('alerts about an override request', () => {
  it('NOTIF-004, NOTIF-005, C10 go to each IDHS manager at request, 24 and 48 hours, and to the requester on decision', async () => {
    const aggregateId = requestedSample.overrideId
    const [decided] = Object.values(decidedSamples('denied'))
    await notifier.tell(overrideRequested, requestedSample, { aggregateId })
    await notifier.tell(overrideReminded, { ...requestedSample, hours: 24 }, { aggregateId })
    await notifier.tell(overrideReminded, { ...requestedSample, hours: 48 }, { aggregateId })
    if (decided) await notifier.tell(overrideDecided, decided, { aggregateId, aggregateVersion: 2 })
    await allSent(7)
    const lines = ['an override is asked for', 'undecided for 24 hours', 'the decision is due']
    const expected = MANAGERS.flatMap((to) => lines.map((line) => `${to}: OVR-000042: ${line}`))
    expect(subjects()).toEqual([...expected, `${REQUESTER}: OVR-000042: your override was denied`].toSorted())
  })

  it('lead to the list that waits, and name nobody', () => {
    const alert = notifier.sink.received.find((mail) => mail.subject.includes('asked for'))
    expect(alert?.text).toContain('/overrides?status=pending')
    expect(alert?.text).toContain('$100.00')
    expect(alert?.text).not.toMatch(/Wren|901234567/)
  })

  it('IDN-066 tell the decision where the requester is reached now, and not to one who has left', async () => {
    notifier.sink.clear()
    await notifier.sql('delete from delivery')
    const [decided] = Object.values(decidedSamples('approved'))
    if (decided === undefined) throw new Error('There is a sample of each decision.')
    const gone = { ...decided.requester, id: v7(), email: 'left@prairie.example' }
    await knows(gone.email, 'partner', 'deactivated', gone.id)
    await knows('married@prairie.example', 'partner', 'active', decided.requester.id)
    await eventually(async () => (await notifier.sql('select from person')).length === 6)
    await notifier.tell(overrideDecided, { ...decided, requester: gone }, { aggregateId: v7() })
    await notifier.tell(overrideDecided, decided, { aggregateId: v7() })
    await allSent(1)
    expect(subjects()).toEqual(['married@prairie.example: OVR-000042: your override was approved'])
  })

  it('come exactly once each when they are told three times and the notifier is killed in the middle', async () => {
    notifier.sink.clear()
    await notifier.sql('delete from delivery')
    const requests = Array.from({ length: 20 }, () => ({ id: v7(), aggregateId: v7() }))
    for (const facts of [...requests, ...requests]) await notifier.tell(overrideRequested, requestedSample, facts)
    await eventually(async () => (await notifier.sql('select from delivery')).length > 0)
    await notifier.sql(KILL)
    await notifier.service.drain()
    await notifier.replica()
    for (const facts of requests) await notifier.tell(overrideRequested, requestedSample, facts)
    await notifier.sql(`update delivery set due_at = now() where state = 'sending'`)
    await allSent(40)
    expect(notifier.sink.countByMessageId().size).toBe(40)
  })
})
