import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { operations, ROLES, type RegisteredOperation, type Role } from '@isets/contracts'
import { demoWorld } from '@isets/demo'
import { callerWith, identityOnTheBus } from './test/identity-on-the-bus.ts'

const provider = ['partner', 'intermediary', 'cbo_program_manager'] as const
const siu = ['siu_agent', 'siu_lead'] as const
const staff = [
  ...provider,
  'provider_manager',
  'workforce_development',
  'billing_manager',
  'idhs_manager',
  'super_admin',
  ...siu,
  'platform_manager',
  'program_manager',
  'fcrc',
  'auditor',
] as const satisfies readonly Role[]

/** Who gets past the door of each operation. What lies behind, record by record, is in users.int-spec.ts. */
const EXPECTED: Record<string, readonly Role[] | 'everybody'> = {
  openSession: 'everybody',
  issueContext: 'everybody',
  viewSession: 'everybody',
  closeSession: 'everybody',
  listUsers: [...provider, 'super_admin'],
  deactivateUser: ['super_admin'],
  reactivateUser: ['super_admin'],
  suggestPeople: staff,
  listAgents: siu,
  listOrganisations: staff,
}

const organisation = demoWorld().organisations[0]
const facts = { organisationId: organisation?.id ?? null, organisationName: organisation?.name ?? null }
const onTheBus = operations('identity').filter((one) => one.audience !== 'edge')
let identity: Awaited<ReturnType<typeof identityOnTheBus>>

beforeAll(async () => {
  identity = await identityOnTheBus()
})
afterAll(() => identity.stop())

async function codeOf(operation: RegisteredOperation, role: Role | null): Promise<string> {
  const caller = role === null ? identity.nobody : identity.as(callerWith(role, facts))
  return caller.call(operation.procedure, {}).then(
    () => 'answered',
    (error: { code: string }) => error.code,
  )
}

describe('who may call identity', () => {
  it('has an expectation for every operation', () => {
    expect(onTheBus.map((one) => one.name).toSorted()).toEqual(Object.keys(EXPECTED).toSorted())
  })

  it.each(onTheBus)('$name lets exactly the expected roles in (IDN-013)', async (operation) => {
    const expected = EXPECTED[operation.name] ?? []
    const letIn = []
    for (const role of ROLES) if ((await codeOf(operation, role)) !== 'FORBIDDEN') letIn.push(role)
    expect(letIn).toEqual(expected === 'everybody' ? ROLES : ROLES.filter((role) => expected.includes(role)))
  })

  it.each(onTheBus)(
    'IDN-001 $name is closed to callers without a token, unless it is for everybody',
    async (operation) => {
      const code = await codeOf(operation, null)
      expect(code === 'UNAUTHENTICATED').toBe(EXPECTED[operation.name] !== 'everybody')
    },
  )
})
