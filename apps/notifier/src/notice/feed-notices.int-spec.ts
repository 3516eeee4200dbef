import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { identityEvents, iesExchangeEvents, type Role } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { v7 } from 'uuid'
import { notifierOnTheBus } from '../test/notifier-on-the-bus.ts'

const SUPER_USERS = ['linden@isets.example', 'hazel@isets.example']
const { feedLate, importFailed, importHeld } = iesExchangeEvents

let notifier: Awaited<ReturnType<typeof notifierOnTheBus>>
beforeAll(async () => {
  notifier = await notifierOnTheBus()
  for (const email of SUPER_USERS) await knows(email, 'super_admin')
  await knows('gone@isets.example', 'super_admin', 'deactivated')
  await knows('other@idhs.example', 'provider_manager')
  await eventually(async () => (await notifier.sql('select from person')).length === 4)
})
afterAll(() => notifier.stop())

async function knows(email: string, role: Role, status: 'active' | 'deactivated' = 'active'): Promise<void> {
  const userId = v7()
  const person = { userId, firstName: 'A', lastName: 'Sample', email, roles: [role], organisationId: null, status }
  await notifier.tell(identityEvents.userChanged, person, { aggregateId: userId })
}

async function sent(count: number): Promise<string[]> {
  await eventually(async () => {
    const rows = await notifier.sql<{ state: string }>('select state from delivery')
    return rows.length === count && rows.every(({ state }) => state === 'sent')
  })
  return notifier.sink.received.map((mail) => `${mail.recipients[0]}: ${mail.subject}`).toSorted()
}

describe('trouble with the files of IES', () => {
  it('TMR-013 is told to each active super user, once however often the event comes', async () => {
    const late = { id: v7(), aggregateId: v7() }
    const facts = { expectedAt: '2026-03-13T17:00:00Z', lastSyncAt: null }
    for (const _ of [1, 2, 3]) await notifier.tell(feedLate, facts, late)
    const failure = { importId: v7(), name: 'ies.csv', problem: 'The file is empty.' }
    await notifier.tell(importFailed, failure, { aggregateId: failure.importId })
    const stopped = { importId: v7(), name: 'ies-2026-03-13.csv', absent: 1204 }
    for (const _ of [1, 2])
      await notifier.tell(importHeld, stopped, { id: stopped.importId, aggregateId: stopped.importId })
    const lines = [
      'A file of IES could not be taken in',
      'A file of IES waits for your decision',
      'The file of IES is late',
    ]
    expect(await sent(6)).toEqual(SUPER_USERS.flatMap((to) => lines.map((line) => `${to}: ${line}`)).toSorted())
    const mail = notifier.sink.received.find(({ subject }) => subject === lines[0])
    expect(mail?.text).toContain(`/ies/imports/${failure.importId}`)
    expect(mail?.text).toContain('The file is empty.')
    const decision = notifier.sink.received.find(({ subject }) => subject === lines[1])
    expect(decision?.text).toContain(`/ies/imports/${stopped.importId}`)
    expect(decision?.text).toContain('1,204')
  })
})
