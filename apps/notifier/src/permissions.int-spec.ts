import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { operations, ROLES, type RegisteredOperation, type Role } from '@isets/contracts'
import { callerWith, notifierOnTheBus } from './test/notifier-on-the-bus.ts'

/** Who gets past the door of each operation. Behind it there is no record check: these rights cover all or nothing. */
const EXPECTED: Record<string, readonly Role[]> = {
  listDeliveries: ['super_admin', 'siu_lead'],
  retryDelivery: ['super_admin'],
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

async function codeOf(operation: RegisteredOperation, role: Role | null): Promise<string> {
  const caller = role === null ? notifier.nobody : notifier.as(callerWith(role))
  return caller.call(operation.procedure, {}).then(
    () => 'answered',
    (error: { code: string }) => error.code,
  )
}

describe('who may call the notifier', () => {
  it('has an expectation for every operation', () => {
    expect(onTheBus.map((one) => one.name).toSorted()).toEqual(Object.keys(EXPECTED).toSorted())
  })

  it.each(onTheBus)('$name lets exactly the expected roles in (IDN-013)', async (operation) => {
    const letIn = []
    for (const role of ROLES) if ((await codeOf(operation, role)) !== 'FORBIDDEN') letIn.push(role)
    expect(letIn).toEqual(ROLES.filter((role) => EXPECTED[operation.name]?.includes(role)))
  })

  it.each(onTheBus)('IDN-001 $name is closed to callers without a token', async (operation) => {
    expect(await codeOf(operation, null)).toBe('UNAUTHENTICATED')
  })
})
