import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Refusal } from '@isets/contracts'
import { refusalIn, startTestGateway, type TestGateway } from '../fixtures/test-gateway.ts'

let test: TestGateway

beforeAll(async () => {
  test = await startTestGateway({
    RATE_SIGN_IN: '3',
    RATE_USER: '5',
    RATE_MAIL: '2',
    RATE_QUESTION: '2',
    RATE_DEAD_SESSION: '4',
    TRUST_PROXY: '127.0.0.1',
  })
  test.fakes.on('help-desk.v1.countQueue', () => ({}))
  test.fakes.on('identity.v1.openSession', () => {
    throw new Refusal('SIGN_IN_REFUSED')
  })
})
afterAll(() => test.stop())

function signIn(address: string): Promise<Response> {
  const body = JSON.stringify({ email: 'robin.requester@north.example', password: 'guessed' })
  return test.send(undefined, '/api/session', { method: 'POST', body, headers: { 'x-forwarded-for': address } })
}

async function statuses(times: number, send: () => Promise<Response>): Promise<number[]> {
  const all: number[] = []
  for (let time = 0; time < times; time += 1) all.push((await send()).status)
  return all
}

describe('limits', () => {
  it('stops guessing passwords from one address, and says when to come back', async () => {
    expect(await statuses(3, () => signIn('198.51.100.7'))).toEqual([401, 401, 401])
    const fourth = await signIn('198.51.100.7')
    expect([fourth.status, (await refusalIn(fourth)).code]).toEqual([429, 'RATE_LIMITED'])
    const wait = Number(fourth.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(60)
    expect(test.fakes.callsOf('identity.v1.openSession')).toHaveLength(3)
    expect((await signIn('198.51.100.8')).status).toBe(401)
  })

  it('counts all requests of a user together, and nobody else’s', async () => {
    const count = () => test.send('robin', '/api/help-requests/queue/counts')
    expect(await statuses(6, count)).toEqual([200, 200, 200, 200, 200, 429])
    expect((await test.send('robin', '/api/help-requests/mine')).status).toBe(429)
    expect((await test.send('alex', '/api/help-requests/queue/counts')).status).toBe(200)
  })

  it('HELP-004 stops an address that asks too often without an account, and no other', async () => {
    test.fakes.on('help-desk.v1.askAsVisitor', () => ({ number: 'HR-000001', promisedAt: '2026-03-04T15:00:00.000Z' }))
    const body = JSON.stringify({
      ...{ category: 'isets', subcategory: 'how-to', summary: 'Where?', text: 'Where is it?', organisationName: '' },
      requester: { firstName: 'Briar', lastName: 'Sample', email: 'briar@mail.example' },
    })
    const ask = (address: string) => {
      const headers = { 'x-forwarded-for': address }
      return test.send(undefined, '/api/questions', { method: 'POST', body, headers })
    }
    expect(await statuses(3, () => ask('198.51.100.20'))).toEqual([200, 200, 429])
    expect(test.fakes.callsOf('help-desk.v1.askAsVisitor')).toHaveLength(2)
    expect((await ask('198.51.100.21')).status).toBe(200)
  })

  it('stops a user who has filed and answered too often within the hour, before anybody gets a mail', async () => {
    test.fakes.on('help-desk.v1.answer', () => ({}))
    const body = JSON.stringify({ version: 1, html: '<p>Again</p>', attachmentIds: [] })
    const path = '/api/help-requests/30000000-0000-4000-8000-000000000001/answers'
    const answer = (person: 'sasha' | 'casey') => test.send(person, path, { method: 'POST', body })
    await statuses(3, () => answer('sasha'))
    expect(test.fakes.callsOf('help-desk.v1.answer')).toHaveLength(2)
    const refused = await answer('sasha')
    expect([refused.status, Number(refused.headers.get('retry-after')) > 60]).toEqual([429, true])
    expect((await test.send('sasha', '/api/help-requests/queue/counts')).status).toBe(200)
    await answer('casey')
    expect(test.fakes.callsOf('help-desk.v1.answer')).toHaveLength(3)
  })

  it('REF-023 counts a password made for a customer among the mails: it sends one', async () => {
    const path = '/api/customers/30000000-0000-4000-8000-000000000001/account/password'
    const reset = () => test.send('admin', path, { method: 'POST', body: '{}' })
    test.fakes.on('casework.v1.openForPasswordReset', () => {
      throw new Refusal('NOT_FOUND')
    })
    expect(await statuses(3, reset)).toEqual([404, 404, 429])
    expect(test.fakes.callsOf('casework.v1.openForPasswordReset')).toHaveLength(2)
  })

  it('stops asking identity for an address that tries cookie after cookie', async () => {
    let number = 0
    const guess = () => {
      number += 1
      const headers = { cookie: `sid=${String(number).padStart(43, 'z')}`, 'x-forwarded-for': '198.51.100.9' }
      return test.send(undefined, '/api/help-requests/mine', { headers })
    }
    expect(await statuses(5, guess)).toEqual([401, 401, 401, 401, 429])
    const asked = test.fakes.callsOf('identity.v1.issueContext').length
    expect(await statuses(3, guess)).toEqual([429, 429, 429])
    expect(test.fakes.callsOf('identity.v1.issueContext')).toHaveLength(asked)
  })

  it.each([
    ['reading', '/api/session', 'GET', 'identity.v1.viewSession', 401, '198.51.100.10'],
    ['renewing', '/api/session/renew', 'POST', 'identity.v1.viewSession', 401, '198.51.100.11'],
    ['ending', '/api/session', 'DELETE', 'identity.v1.closeSession', 200, '198.51.100.12'],
  ])(
    'stops asking identity for an address that tries %s session after session',
    async (_, path, method, ask, ...rest) => {
      const [answered, address] = rest
      test.fakes.calls.splice(0)
      let number = 0
      const guess = () => {
        number += 1
        const headers = { cookie: `sid=${String(number).padStart(43, 'y')}`, 'x-forwarded-for': address }
        return test.send(undefined, path, { method, headers })
      }
      expect((await statuses(7, guess)).slice(0, 4)).toEqual(Array.from({ length: 4 }, () => answered))
      expect(await statuses(3, guess)).toEqual([429, 429, 429])
      expect(test.fakes.callsOf(ask).length).toBeLessThanOrEqual(5)
      const headers = { 'x-forwarded-for': address }
      const known = await test.send('casey', '/api/session', { headers })
      expect(known.status).toBe(200) // known here since an earlier test: a good session is not shut out with its address
    },
  )
})
