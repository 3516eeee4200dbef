import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { eventSubject, identityEvents, Refusal } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { CALLERS, sessionTokenOf, sessionView } from '../fixtures/invented-callers.ts'
import { refusalIn, startTestGateway, type TestGateway } from '../fixtures/test-gateway.ts'

const CREDENTIALS = JSON.stringify({ email: 'robin.requester@north.example', password: 'a long invented phrase' })
const signIn = { method: 'POST', body: CREDENTIALS }
let test: TestGateway

beforeAll(async () => {
  test = await startTestGateway({ RATE_USER: '10000' })
})
afterAll(() => test.stop())
beforeEach(() => {
  test.fakes.calls.splice(0)
  test.fakes.on('identity.v1.openSession', () => ({
    sessionToken: sessionTokenOf('robin'),
    view: sessionView('robin'),
  }))
  test.fakes.on('help-desk.v1.countQueue', () => ({ mine: 1, unassigned: 0, due: 0, open: 1, all: 1 }))
})

function contextCalls(): unknown[] {
  return test.fakes.callsOf('identity.v1.issueContext').map((call) => call.input)
}

describe('signing in and out', () => {
  it('puts the session into a cookie that no script can read, and not into the answer', async () => {
    const response = await test.send(undefined, '/api/session', signIn)
    expect(response.status).toBe(200)
    expect(response.headers.getSetCookie()).toEqual([`sid=${sessionTokenOf('robin')}; Path=/; HttpOnly; SameSite=Lax`])
    const text = await response.text()
    expect(JSON.parse(text)).toEqual(sessionView('robin'))
    expect(text).not.toContain(sessionTokenOf('robin'))
  })

  it('names the cookie __Host-sid and makes it Secure behind HTTPS', async () => {
    const secure = await startTestGateway({ COOKIE_SECURE: 'true' })
    try {
      secure.fakes.on('identity.v1.openSession', () => ({
        sessionToken: sessionTokenOf('robin'),
        view: sessionView('robin'),
      }))
      const response = await secure.send(undefined, '/api/session', signIn)
      const [cookie] = response.headers.getSetCookie()
      expect(cookie).toBe(`__Host-sid=${sessionTokenOf('robin')}; Path=/; HttpOnly; Secure; SameSite=Lax`)
      expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
    } finally {
      await secure.stop()
    }
  })

  it('tells identity which session the new one replaces, the address and the browser', async () => {
    await test.send('casey', '/api/session', { ...signIn, headers: { 'user-agent': 'Invented Browser 1' } })
    expect(test.fakes.callsOf('identity.v1.openSession')[0]?.input).toMatchObject({
      replaces: sessionTokenOf('casey'),
      address: '127.0.0.1',
      device: 'Invented Browser 1',
    })
  })

  it('sets no cookie when the password is wrong', async () => {
    test.fakes.on('identity.v1.openSession', () => {
      throw new Refusal('SIGN_IN_REFUSED')
    })
    const response = await test.send(undefined, '/api/session', signIn)
    expect([response.status, (await refusalIn(response)).code]).toEqual([401, 'SIGN_IN_REFUSED'])
    expect(response.headers.getSetCookie()).toEqual([])
  })

  it('shows and renews the session', async () => {
    expect(await (await test.send('robin', '/api/session')).json()).toEqual(sessionView('robin'))
    await test.send('robin', '/api/session/renew', { method: 'POST' })
    const sessionToken = sessionTokenOf('robin')
    const views = test.fakes.callsOf('identity.v1.viewSession').map((call) => call.input)
    expect(views).toEqual([
      { sessionToken, renew: false },
      { sessionToken, renew: true },
    ])
  })

  it('clears the cookie of a session that is over', async () => {
    const response = await test.send(undefined, '/api/session', { headers: { cookie: `sid=${'z'.repeat(43)}` } })
    expect(response.status).toBe(401)
    expect(response.headers.getSetCookie()[0]).toMatch(/^sid=; .*Expires=Thu, 01 Jan 1970/)
  })

  it('signs out: identity ends the session, the cookie goes, the next request asks identity again', async () => {
    await test.send('robin', '/api/help-requests/queue/counts')
    test.fakes.calls.splice(0)
    const response = await test.send('robin', '/api/session', { method: 'DELETE' })
    expect(await response.json()).toEqual({ done: true })
    expect(response.headers.getSetCookie()[0]).toMatch(/^sid=;/)
    expect(test.fakes.callsOf('identity.v1.closeSession')).toHaveLength(1)
    await test.send('robin', '/api/help-requests/queue/counts')
    expect(contextCalls()).toHaveLength(1)
  })

  it('signing out twice is no error', async () => {
    test.fakes.on('identity.v1.closeSession', () => {
      throw new Refusal('UNAUTHENTICATED')
    })
    expect((await test.send('robin', '/api/session', { method: 'DELETE' })).status).toBe(200)
    expect((await test.send(undefined, '/api/session', { method: 'DELETE' })).status).toBe(200)
  })
})

describe('the context of a session', () => {
  it('is asked for once, also by requests at the same moment', async () => {
    await Promise.all(Array.from({ length: 8 }, () => test.send('alex', '/api/help-requests/queue/counts')))
    expect(contextCalls()).toEqual([{ sessionToken: sessionTokenOf('alex'), background: false }])
  })

  it('TMR-001 polling does not count as activity, the next click does', async () => {
    const background = { headers: { 'x-background': '1' } }
    await test.send('sasha', '/api/help-requests/queue/counts', background)
    await test.send('sasha', '/api/help-requests/queue/counts', background)
    await test.send('sasha', '/api/help-requests/queue/counts')
    await test.send('sasha', '/api/help-requests/queue/counts', background)
    const sessionToken = sessionTokenOf('sasha')
    expect(contextCalls()).toEqual([
      { sessionToken, background: true },
      { sessionToken, background: false },
    ])
  })

  it('IDN-023 is dropped at once when identity ends the session', async () => {
    await test.send('casey', '/api/help-requests/queue/counts')
    test.fakes.on('identity.v1.issueContext', () => {
      throw new Refusal('UNAUTHENTICATED')
    })
    const payload = { userId: CALLERS.casey.userId, sessionIds: [CALLERS.casey.sessionId], reason: 'deactivated' }
    await test.fakes.publish('identity', eventSubject(identityEvents.sessionsEnded, CALLERS.casey.userId), {
      id: '40000000-0000-4000-8000-000000000001',
      type: 'sessions-ended',
      service: 'identity',
      aggregateId: CALLERS.casey.userId,
      aggregateVersion: 1,
      occurredAt: '2026-01-05T15:00:00.000Z',
      payload,
    })
    const status = await eventually(async () => {
      const response = await test.send('casey', '/api/help-requests/queue/counts')
      return response.status === 401 && response.status
    })
    expect(status).toBe(401)
  })
})
