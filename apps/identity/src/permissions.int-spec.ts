import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, operations, ROLES, type Caller, type RegisteredOperation, type Role } from '@isets/contracts'
import { DEMO_PASSWORD, demoWorld } from '@isets/demo'
import { callerWith, identityOnTheBus } from './test/identity-on-the-bus.ts'

const PROVIDER: readonly Role[] = ['partner', 'intermediary', 'cbo_program_manager']
const SIU: readonly Role[] = ['siu_agent', 'siu_lead']
const STAFF: readonly Role[] = ROLES.filter((role) => role !== 'customer' && role !== 'ies_sync')
/** Staff without an organisation of their own. */
const STATE: readonly Role[] = STAFF.filter((role) => !PROVIDER.includes(role))

/** `found` and `nothing` are answers with and without the record that was asked for. */
type Outcome = 'answered' | 'found' | 'nothing' | 'FORBIDDEN'
/** Of a record of the own organisation (for a provider manager: an assigned one), and of another's. */
type Expectation = readonly (readonly [roles: readonly Role[], own: Outcome, other: Outcome])[]

const EVERYBODY: Expectation = [[ROLES, 'answered', 'answered']]
const SUPER_USER: Expectation = [[['super_admin'], 'answered', 'answered']]

/** Which customer, other services say before the gateway asks: IES-018 of whom was found, REF-023 of whose record is open. */
const CASE_STAFF: Expectation = [
  [['partner', 'intermediary', 'provider_manager', 'workforce_development', 'super_admin'], 'answered', 'answered'],
]

/** Written down from the programme's words, not from the code. Roles that no line names are FORBIDDEN. */
const EXPECTED: Record<string, Expectation> = {
  openSession: EVERYBODY,
  issueContext: EVERYBODY,
  viewSession: EVERYBODY,
  closeSession: EVERYBODY,
  provideCustomerAccount: CASE_STAFF,
  renewCustomerPassword: CASE_STAFF,
  listUsers: [
    [PROVIDER, 'found', 'nothing'],
    [['super_admin'], 'found', 'found'],
  ],
  deactivateUser: SUPER_USER,
  reactivateUser: SUPER_USER,
  suggestPeople: [
    [[...PROVIDER, 'provider_manager'], 'found', 'nothing'],
    [STAFF, 'nothing', 'nothing'],
  ],
  listAgents: [[SIU, 'found', 'found']],
  listOrganisations: [
    [PROVIDER, 'found', 'nothing'],
    [STATE, 'found', 'found'],
  ],
}

const { organisations, users } = demoWorld()
const [OWN, OTHER] = organisations.filter(({ kind }) => kind === 'provider')
const onTheBus = operations('identity').filter((one) => one.audience !== 'edge')
let identity: Awaited<ReturnType<typeof identityOnTheBus>>

beforeAll(async () => {
  identity = await identityOnTheBus()
})
afterAll(() => identity.stop())

/** Provider staff belong to the own organisation, a provider manager looks after it, all others have none. */
function callerOf(role: Role): Caller {
  const own = OWN?.id ?? ''
  if (role === 'provider_manager') return callerWith(role, { assignedOrganisationIds: [own] })
  return callerWith(role, PROVIDER.includes(role) ? { organisationId: own, organisationName: OWN?.name ?? '' } : {})
}

const memberOf = (organisationId: string) =>
  users.find((one) => one.organisationId === organisationId && one.status === 'active')

/** An account of the organisation in that status, whatever the cases before did to it. */
async function account(organisationId: string, status: 'active' | 'deactivated') {
  const user = memberOf(organisationId)
  const [row] = await identity.sql<{ id: string; version: number }>(
    `update user_account set status = ?, deactivated_at = ${status === 'active' ? 'null' : 'now()'} where id = ?
     returning id, version`,
    [status, user?.id],
  )
  return { id: row?.id, version: row?.version, reason: 'For the test' }
}

async function session(): Promise<{ sessionToken: string }> {
  const { sessionToken } = await identity.nobody.call(contract.identity.openSession, signIn())
  return { sessionToken }
}

function signIn() {
  const user = users.find((one) => one.roles.includes('siu_lead') && one.status === 'active')
  return { email: user?.email ?? '', password: DEMO_PASSWORD, address: '192.0.2.1', device: 'Test' }
}

const WREN = { firstName: 'Wren', lastName: 'Sample-Finch' }

/** A fitting input for each operation, about a record of that organisation. */
const INPUTS: Record<string, (organisation: { id: string; name: string }) => Promise<unknown>> = {
  openSession: async () => signIn(),
  issueContext: async () => ({ ...(await session()), background: true }),
  viewSession: async () => ({ ...(await session()), renew: false }),
  closeSession: session,
  provideCustomerAccount: async ({ id }) => ({ customerId: id, ...WREN }),
  renewCustomerPassword: async ({ id: customerId }) => {
    const admin = identity.as(callerWith('super_admin'))
    await admin.call(contract.identity.provideCustomerAccount, { customerId, ...WREN })
    return { customerId }
  },
  listUsers: async ({ id }) => ({ organisationId: id }),
  deactivateUser: ({ id }) => account(id, 'active'),
  reactivateUser: ({ id }) => account(id, 'deactivated'),
  suggestPeople: async ({ id }) => {
    await account(id, 'active')
    return { q: memberOf(id)?.email }
  },
  listAgents: async () => ({}),
  listOrganisations: async ({ name }) => ({ q: name }),
}

function outcomeOf(answer: unknown): Outcome {
  const rows = typeof answer === 'object' && answer !== null && 'rows' in answer ? answer.rows : answer
  if (!Array.isArray(rows)) return 'answered'
  return rows.length > 0 ? 'found' : 'nothing'
}

async function tried({ name, procedure }: RegisteredOperation, role: Role | null, which: 'own' | 'other') {
  const organisation = which === 'own' ? OWN : OTHER
  if (organisation === undefined) throw new Error('The demo world has too few organisations')
  const input = await INPUTS[name]?.(organisation)
  const caller = role === null ? identity.nobody : identity.as(callerOf(role))
  return caller.call(procedure, input as never).then(outcomeOf, (error: { code: string }) => error.code)
}

describe('who may do what with accounts of the own and of another organisation (IDN-013, IDN-016)', () => {
  it('has an expectation for every operation', () => {
    expect(onTheBus.map((one) => one.name).toSorted()).toEqual(Object.keys(EXPECTED).toSorted())
  })

  const cases = onTheBus.flatMap((operation) => ROLES.map((role) => ({ operation, role })))
  it.each(cases)('$operation.name by $role', async ({ operation, role }) => {
    const [, own, other] = EXPECTED[operation.name]?.find(([roles]) => roles.includes(role)) ?? []
    expect([await tried(operation, role, 'own'), await tried(operation, role, 'other')]).toEqual([
      own ?? 'FORBIDDEN',
      other ?? 'FORBIDDEN',
    ])
  })

  it.each(onTheBus)('IDN-001 $name is closed to callers without a token, unless it is for everybody', async (one) => {
    expect(await tried(one, null, 'own')).toBe(EXPECTED[one.name] === EVERYBODY ? 'answered' : 'UNAUTHENTICATED')
  })
})
