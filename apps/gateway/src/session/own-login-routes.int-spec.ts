import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Refusal } from '@isets/contracts'
import { NORTH, sessionTokenOf, sessionView } from '../fixtures/invented-callers.ts'
import { refusalIn, startTestGateway, type TestGateway } from '../fixtures/test-gateway.ts'

const CUSTOMER = '50000000-0000-4000-8000-000000000001'
const PASSWORD = 'a long invented phrase'
const CONSENT = {
  ...{ disclosingOrganisationId: NORTH, receivingOrganisationId: null },
  ...{ textVersion: 'consent-2026-1', agreed: true },
}
const CREDENTIALS = { customerId: CUSTOMER, email: 'wren@customers.example', password: PASSWORD }
let test: TestGateway

beforeAll(async () => void (test = await startTestGateway({ RATE_SIGN_IN: '1000' })))
afterAll(() => test.stop())
beforeEach(() => {
  test.fakes.calls.splice(0)
  // The customer's own session is that of Casey here; Robin is the provider who is signed in.
  const { user, ...view } = sessionView('casey')
  test.fakes.on('identity.v1.openSession', () => ({
    sessionToken: sessionTokenOf('casey'),
    view: { ...view, user: { ...user, customerId: CUSTOMER } },
  }))
  test.fakes.on('identity.v1.closeSession', () => ({ done: true }))
  test.fakes.on('referrals.v1.giveConsent', () => ({}))
})

const give = (changes: object = {}) =>
  test.send('robin', '/api/consents/own-login', {
    method: 'POST',
    body: JSON.stringify({ ...CREDENTIALS, ...CONSENT, ...changes }),
  })
const refusedFields = async (response: Response) => (await refusalIn(response)).data.fields
const calls = (name: string) => test.fakes.callsOf(name)

describe("REF-014 consent at a provider's screen", () => {
  it("REF-014 is given by the customer's own login, which ends with it", async () => {
    const response = await give()
    expect(response.status).toBe(200)
    const [given] = calls('referrals.v1.giveConsent')
    expect(given?.header('x-ctx')).toBe('context of casey')
    expect(given?.input).toEqual(CONSENT)
    expect(calls('identity.v1.closeSession')[0]?.input).toEqual({ sessionToken: sessionTokenOf('casey') })
  })

  it('REF-014 keeps nothing of the login, and leaves the provider signed in', async () => {
    const response = await give()
    expect(response.headers.getSetCookie()).toEqual([])
    expect(await response.text()).not.toContain(sessionTokenOf('casey'))
    const told = test.fakes.calls.filter(({ input }) => JSON.stringify(input).includes(PASSWORD))
    expect(told).toEqual(calls('identity.v1.openSession'))
    expect((await test.send('robin', '/api/session')).status).toBe(200)
  })

  it.each([
    [
      'a wrong password',
      () =>
        test.fakes.on('identity.v1.openSession', () => {
          throw new Refusal('SIGN_IN_REFUSED')
        }),
    ],
    ['the login of somebody else', () => undefined],
  ])('REF-014 is refused with %s, and always with the same words', async (_, arrange) => {
    arrange()
    const response = await give({ customerId: NORTH })
    expect(response.status).toBe(422)
    expect(await refusedFields(response)).toEqual({ password: expect.stringContaining('not right') })
    expect(calls('referrals.v1.giveConsent')).toEqual([])
  })

  it('REF-014 ends the session of the customer when the consent is refused as well', async () => {
    test.fakes.on('referrals.v1.giveConsent', () => {
      throw new Refusal('NOT_FOUND')
    })
    expect((await give()).status).toBe(404)
    expect(calls('identity.v1.closeSession')).toHaveLength(1)
  })

  it('REF-014 stays given when the session of the customer cannot be ended', async () => {
    test.fakes.on('identity.v1.closeSession', () => {
      throw new Refusal('BUSY')
    })
    expect((await give()).status).toBe(200)
  })

  it('REF-014 is sent on with the key of the page, so that a repeat gives no second consent', async () => {
    const headers = { 'idempotency-key': 'consent-key-1' }
    const body = JSON.stringify({ ...CREDENTIALS, ...CONSENT })
    const send = (changes: object) =>
      test.send('robin', '/api/consents/own-login', { method: 'POST', body, headers: { ...headers, ...changes } })
    expect((await send({})).status).toBe(200)
    expect(calls('referrals.v1.giveConsent')[0]?.header('idempotency-key')).toBe('consent-key-1')
    expect((await send({ 'idempotency-key': '' })).status).toBe(422)
    expect(calls('identity.v1.openSession')).toHaveLength(1)
  })

  it('REF-014 needs the tick, and somebody who is signed in', async () => {
    expect((await give({ agreed: false })).status).toBe(422)
    const body = JSON.stringify({ ...CREDENTIALS, ...CONSENT })
    expect((await test.send(undefined, '/api/consents/own-login', { method: 'POST', body })).status).toBe(401)
    expect(calls('identity.v1.openSession')).toEqual([])
  })
})
