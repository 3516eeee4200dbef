import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Refusal } from '@isets/contracts'
import { refusalIn, startTestGateway, type TestGateway } from '../fixtures/test-gateway.ts'

const CUSTOMER = '50000000-0000-4000-8000-000000000001'
const FOUND = { customerId: CUSTOMER, firstName: 'Wren', lastName: 'Sample-Finch' }
const ACCOUNT = {
  ...{ outcome: 'created', username: 'wsamplefinch482', password: 'start' },
  ...{ startPassword: 'kxmd-7tqr-w4ph', startPasswordEndsAt: '2026-01-12T15:00:00.000Z' },
}
let test: TestGateway

beforeAll(async () => void (test = await startTestGateway()))
afterAll(() => test.stop())
beforeEach(() => {
  test.fakes.calls.splice(0)
  test.fakes.on('ies-exchange.v1.openFound', () => FOUND)
  test.fakes.on('identity.v1.provideCustomerAccount', () => ACCOUNT)
})

const search = (body: object, person: 'robin' | undefined = 'robin') =>
  test.send(person, '/api/ies/accounts', { method: 'POST', body: JSON.stringify(body) })
const calls = (name: string) => test.fakes.callsOf(name)

describe('searching for the ISETS account of a person found in IES', () => {
  it('IES-018 asks identity with the names that the IES exchange gives, both as the caller', async () => {
    const response = await search({ customerId: CUSTOMER, email: 'wren@customers.example' })
    expect([response.status, await response.json()]).toEqual([200, ACCOUNT])
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(calls('ies-exchange.v1.openFound')[0]?.input).toEqual({ customerId: CUSTOMER })
    const [asked] = calls('identity.v1.provideCustomerAccount')
    expect(asked?.input).toEqual({ ...FOUND, email: 'wren@customers.example', newStartPassword: false })
    const tokens = test.fakes.calls.map((call) => call.header('x-ctx')).filter(Boolean)
    expect(new Set(tokens)).toEqual(new Set(['context of robin']))
  })

  it('IES-018 asks identity nothing about a person whom the caller has not found', async () => {
    test.fakes.on('ies-exchange.v1.openFound', () => {
      throw new Refusal('FORBIDDEN', { reason: 'Search for this person in IES first.' })
    })
    const response = await search({ customerId: CUSTOMER })
    expect([response.status, (await refusalIn(response)).data.reason]).toEqual([
      403,
      'Search for this person in IES first.',
    ])
    expect(calls('identity.v1.provideCustomerAccount')).toEqual([])
  })

  it('IES-018 takes no name from the page, no wrong address, and nobody who is not signed in', async () => {
    expect((await search({ customerId: CUSTOMER, firstName: 'Robin' })).status).toBe(422)
    expect((await search({ customerId: CUSTOMER, email: 'wren at home' })).status).toBe(422)
    const body = JSON.stringify({ customerId: CUSTOMER })
    expect((await test.send(undefined, '/api/ies/accounts', { method: 'POST', body })).status).toBe(401)
    expect(calls('ies-exchange.v1.openFound')).toEqual([])
  })

  it('IES-018 hands the password that a customer chooses on to identity', async () => {
    test.fakes.on('identity.v1.openSession', () => {
      throw new Refusal('PASSWORD_DUE')
    })
    const typed = { email: 'wsamplefinch482', password: 'kxmd-7tqr-w4ph', newPassword: 'three quiet herons' }
    const response = await test.send(undefined, '/api/session', { method: 'POST', body: JSON.stringify(typed) })
    expect([response.status, (await refusalIn(response)).code]).toEqual([403, 'PASSWORD_DUE'])
    expect(calls('identity.v1.openSession')[0]?.input).toMatchObject(typed)
  })
})

describe("resetting a customer's password from the record", () => {
  const PASSWORD = '/account/password'
  const reset = (id: string, person: 'robin' | undefined = 'robin') =>
    test.send(person, `/api/customers/${id}${PASSWORD}`, { method: 'POST', body: '{}' })
  beforeEach(() => {
    test.fakes.on('casework.v1.openForPasswordReset', ({ customerId }: { customerId: string }) => ({ customerId }))
    test.fakes.on('identity.v1.renewCustomerPassword', () => ({ ...ACCOUNT, outcome: 'found' }))
  })

  it('REF-023 asks casework whether the record is open to the caller, and then identity, both as the caller', async () => {
    const response = await reset(CUSTOMER)
    expect([response.status, await response.json()]).toEqual([200, { ...ACCOUNT, outcome: 'found' }])
    expect(response.headers.get('cache-control')).toBe('no-store')
    const asked = ['casework.v1.openForPasswordReset', 'identity.v1.renewCustomerPassword'].flatMap(calls)
    expect(asked.map(({ input }) => input)).toEqual([{ customerId: CUSTOMER }, { customerId: CUSTOMER }])
    expect(asked.map((call) => call.header('x-ctx'))).toEqual(['context of robin', 'context of robin'])
  })

  it('REF-023 asks identity nothing about a customer whose record is closed to the caller', async () => {
    test.fakes.on('casework.v1.openForPasswordReset', () => {
      throw new Refusal('NOT_FOUND')
    })
    expect((await reset(CUSTOMER)).status).toBe(404)
    expect(calls('identity.v1.renewCustomerPassword')).toEqual([])
  })

  it('REF-023 is for nobody who is not signed in, and for no address without a customer', async () => {
    const body = '{}'
    const address = `/api/customers/${CUSTOMER}${PASSWORD}`
    expect((await test.send(undefined, address, { method: 'POST', body })).status).toBe(401)
    expect((await reset('everybody')).status).toBe(422)
    expect(calls('casework.v1.openForPasswordReset')).toEqual([])
  })
})
