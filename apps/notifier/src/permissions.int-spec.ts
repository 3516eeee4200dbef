import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { operations, ROLES, type RegisteredOperation, type Role } from '@isets/contracts'
import { callerWith, notifierOnTheBus } from './test/notifier-on-the-bus.ts'

/** Who gets an answer; all others are FORBIDDEN. These rights cover all or nothing: mail belongs to no organisation. */
const EXPECTED: Record<string, readonly Role[]> = {
  listDeliveries: ['super_admin', 'siu_lead'],
  retryDelivery: ['super_admin'],
  readMailPreferences: ROLES,
  saveMailPreferences: ROLES,
  listTemplates: ['super_admin'],
  previewTemplate: ['super_admin'],
  listDeadLetters: ['super_admin'],
  redriveDeadLetter: ['super_admin'],
}
const onTheBus = operations('notifier')

let notifier: Awaited<ReturnType<typeof notifierOnTheBus>>
beforeAll(async () => {
  notifier = await notifierOnTheBus()
})
afterAll(() => notifier.stop())

/** A fitting input for each operation, about a mail or an event of its own. */
const INPUTS: Record<string, () => Promise<unknown>> = {
  listDeliveries: async () => ({}),
  retryDelivery: async () => ({ id: await failedMail() }),
  listTemplates: async () => ({}),
  previewTemplate: async () => ({ name: 'confirmation' }),
  readMailPreferences: async () => ({}),
  saveMailPreferences: async () => ({ unwanted: [] }),
  listDeadLetters: async () => ({}),
  redriveDeadLetter: async () => ({ id: await deadLetter() }),
}

async function failedMail(): Promise<string> {
  const id = randomUUID()
  await notifier.sql(
    `insert into delivery (id, dedupe_key, message_id, template, recipient, audience, subject, facts, state, rank, queued_at)
     values (?, ?, ?, 'confirmation', 'maple@prairie.example', 'requester', 'A sample', '{"number": "HR-1"}', 'failed', 1, now())`,
    [id, id, `${id}@isets.example`],
  )
  return id
}

async function deadLetter(): Promise<string> {
  const [id, userId] = [randomUUID(), randomUUID()]
  const payload = {
    ...{ userId, firstName: 'Maple', lastName: 'Sample', email: `${userId}@people.example` },
    ...{ roles: ['partner'], organisationId: null, status: 'active' },
  }
  const envelope = {
    ...{ id: randomUUID(), type: 'user-changed', service: 'identity', aggregateId: userId, aggregateVersion: 1 },
    ...{ occurredAt: '2026-03-02T15:00:00.000Z', payload },
  }
  await notifier.sql(
    `insert into dead_letter (id, consumer, message_id, event_type, aggregate_id, envelope, error)
     values (?, 'identity.user-changed', ?, 'user-changed', ?, ?::jsonb, 'was down')`,
    [id, envelope.id, userId, JSON.stringify(envelope)],
  )
  return id
}

async function codeOf({ name, procedure }: RegisteredOperation, role: Role | null): Promise<string> {
  const input = await INPUTS[name]?.()
  const caller = role === null ? notifier.nobody : notifier.as(callerWith(role))
  return caller.call(procedure, input as never).then(
    () => 'answered',
    (error: { code: string }) => error.code,
  )
}

describe('who may do what with the mail of everybody (IDN-013)', () => {
  it('has an expectation for every operation', () => {
    expect(onTheBus.map((one) => one.name).toSorted()).toEqual(Object.keys(EXPECTED).toSorted())
  })

  const cases = onTheBus.flatMap((operation) => ROLES.map((role) => ({ operation, role })))
  it.each(cases)('$operation.name by $role', async ({ operation, role }) => {
    const expected = EXPECTED[operation.name]?.includes(role) ? 'answered' : 'FORBIDDEN'
    expect(await codeOf(operation, role)).toBe(expected)
  })

  it.each(onTheBus)('IDN-001 $name is closed to callers without a token', async (operation) => {
    expect(await codeOf(operation, null)).toBe('UNAUTHENTICATED')
  })
})
