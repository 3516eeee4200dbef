import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { operations, ROLES, type RegisteredOperation, type Role } from '@isets/contracts'
import { CURRENT_CONSENT_TEXT } from '@isets/rules'
import { withoutRowSecurity } from '@isets/service-kit/testing'
import { ELSEWHERE, HERE, openEdgeHouse, PASSWORD, type Customer, type EdgeHouse } from './edge-house.ts'

const PROVIDERS: readonly Role[] = ['partner', 'intermediary']
const IDHS: readonly Role[] = ['provider_manager', 'workforce_development', 'super_admin']

/** How a call ends: `answered`, or the code of the refusal. */
type Expectation = readonly (readonly [roles: readonly Role[], own: string, others: string])[]

const EVERYBODY: Expectation = [[ROLES, 'answered', 'answered']]

/** Written down from the rubric, not from the code. Roles that no line names are FORBIDDEN. */
const EXPECTED: Record<string, Expectation> = {
  /** With the right password, and with a wrong one. */
  signIn: [[ROLES, 'answered', 'SIGN_IN_REFUSED']],
  current: EVERYBODY,
  renew: EVERYBODY,
  signOut: EVERYBODY,
  /** With the login of this customer, and with that of another: the right is the customer's, at whoever's screen. */
  consentInOwnLogin: [[ROLES, 'answered', 'INVALID']],
  /** Whom the caller has just found in IES, and whom nobody has. */
  searchCustomerAccount: [[[...PROVIDERS, ...IDHS], 'answered', 'FORBIDDEN']],
  /** Whose record is open to the caller, and whose is not: IDHS may open every record. */
  resetCustomerPassword: [
    [IDHS, 'answered', 'answered'],
    [PROVIDERS, 'answered', 'NOT_FOUND'],
  ],
}
const AT_THE_EDGE = operations().filter(({ audience }) => audience === 'edge')

let house: EdgeHouse
/** Open to the provider here, open to another one, and somebody who consents. */
let mine: Customer
let theirs: Customer
let signing: Customer
const addresses = new Map<Role, string>()
const sessions = new Map<Role, string>()

beforeAll(async () => {
  house = await openEdgeHouse()
  await withoutRowSecurity(house.casework)
  mine = await house.customer(HERE)
  theirs = await house.customer(ELSEWHERE)
  signing = await house.customer(HERE)
  for (const role of ROLES) {
    addresses.set(role, await house.person(role, [...PROVIDERS, 'cbo_program_manager'].includes(role) ? HERE : null))
    const cookie = await signedIn(role)
    sessions.set(role, cookie)
    await search(cookie)
  }
}, 120_000)
afterAll(async () => house?.[Symbol.asyncDispose]())

const credentials = (role: Role) => ({ email: addresses.get(role) ?? '', password: PASSWORD })
const consent = {
  ...{ disclosingOrganisationId: HERE, receivingOrganisationId: null },
  ...{ textVersion: CURRENT_CONSENT_TEXT, agreed: true },
}

/** A fitting input for each operation. */
const INPUTS: Record<string, (isOwn: boolean, role: Role) => Record<string, unknown>> = {
  signIn: (isOwn, role) => (isOwn ? credentials(role) : { ...credentials(role), password: 'not the password' }),
  current: () => ({}),
  renew: () => ({}),
  signOut: () => ({}),
  consentInOwnLogin: (isOwn) => ({
    ...{ ...consent, customerId: signing.customerId, password: PASSWORD },
    email: isOwn ? signing.username : theirs.username,
  }),
  searchCustomerAccount: (isOwn) => ({ customerId: (isOwn ? mine : theirs).customerId }),
  resetCustomerPassword: (isOwn) => ({ id: (isOwn ? mine : theirs).customerId }),
}

type Asked = Pick<RegisteredOperation, 'method' | 'path'>

/** Sends what a page would; path parameters come from the input. */
async function send({ method, path }: Asked, input: Record<string, unknown>, cookie?: string): Promise<Response> {
  const left = new Map(Object.entries(input))
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(left.get(name))
    left.delete(name)
    return value
  })
  const headers = new Headers({ 'x-isets': '1', 'idempotency-key': randomUUID() })
  if (cookie !== undefined) headers.set('cookie', cookie)
  if (method !== 'POST') return fetch(`${house.url}/api${filled}`, { method, headers })
  headers.set('content-type', 'application/json')
  const body = JSON.stringify(Object.fromEntries(left))
  return fetch(`${house.url}/api${filled}`, { method, headers, body })
}

async function outcomeOf(response: Response): Promise<string> {
  const body = (await response.json()) as { code?: string }
  return response.ok ? 'answered' : (body.code ?? String(response.status))
}

/** The cookie of a new session. */
async function signedIn(role: Role): Promise<string> {
  const response = await send({ method: 'POST', path: '/session' }, credentials(role))
  const [cookie = ''] = response.headers.getSetCookie()
  return cookie.split(';')[0] ?? ''
}

/** Nobody who signs in has a session yet; who signs out loses it. */
async function cookieFor(operation: string, role: Role): Promise<string | undefined> {
  if (operation === 'signIn') return undefined
  return operation === 'signOut' ? signedIn(role) : sessions.get(role)
}

/** Finds the customer here in IES, as far as the role may search at all. */
async function search(cookie: string): Promise<void> {
  const { firstName, lastName, individualNumber } = mine
  await send({ method: 'POST', path: '/ies/search' }, { firstName, lastName, individualNumber }, cookie)
}

describe('who may call what the gateway answers itself', () => {
  it('has an expectation and an input for every operation', () => {
    const names = AT_THE_EDGE.map(({ name }) => name).toSorted()
    expect(Object.keys(EXPECTED).toSorted()).toEqual(names)
    expect(Object.keys(INPUTS).toSorted()).toEqual(names)
  })

  describe.each([
    { whose: 'what is open to the caller', isOwn: true },
    { whose: 'what is not', isOwn: false },
  ])('of $whose (IDN-013, IDN-015, IES-018, REF-014, REF-023)', ({ isOwn }) => {
    it.each(AT_THE_EDGE)('$name for every role', async (operation) => {
      const expectation = EXPECTED[operation.name] ?? []
      const outcomes: Record<string, string> = {}
      const expected: Record<string, string> = {}
      for (const role of ROLES) {
        const [, own, others] = expectation.find(([roles]) => roles.includes(role)) ?? [[], 'FORBIDDEN', 'FORBIDDEN']
        expected[role] = isOwn ? own : others
        const cookie = await cookieFor(operation.name, role)
        outcomes[role] = await outcomeOf(await send(operation, INPUTS[operation.name]?.(isOwn, role) ?? {}, cookie))
      }
      expect(outcomes).toEqual(expected)
    })
  })

  it.each(AT_THE_EDGE.filter(({ name }) => name !== 'signIn'))('IDN-001 $name needs a session', async (operation) => {
    const outcome = await outcomeOf(await send(operation, INPUTS[operation.name]?.(true, 'super_admin') ?? {}))
    // Signing out twice is no error.
    expect(outcome).toBe(operation.name === 'signOut' ? 'answered' : 'UNAUTHENTICATED')
  })
})
