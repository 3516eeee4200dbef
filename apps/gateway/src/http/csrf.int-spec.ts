import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startTestGateway, refusalIn, type TestGateway } from '../fixtures/test-gateway.ts'

const READ = '/api/help-requests/30000000-0000-4000-8000-000000000001/read'
let test: TestGateway

beforeAll(async () => {
  test = await startTestGateway({ PUBLIC_ORIGIN: 'https://isets.example' })
  test.fakes.on('help-desk.v1.markRead', () => ({ done: true }))
  test.fakes.on('help-desk.v1.countQueue', () => ({}))
})
afterAll(() => test.stop())

function post(headers: Record<string, string>): Promise<Response> {
  return test.send('robin', READ, { method: 'POST', headers })
}

describe('changing requests', () => {
  it.each([
    ['without our header', { 'x-isets': '' }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from an origin that only looks like ours', { origin: 'https://isets.example.evil.example' }],
    ['from a sandboxed frame', { origin: 'null' }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a sibling of our host', { 'sec-fetch-site': 'same-site', origin: 'https://isets.example' }],
  ])('are refused %s', async (_case, headers) => {
    test.fakes.calls.splice(0)
    const response = await post(headers)
    expect([response.status, (await refusalIn(response)).code]).toEqual([403, 'FORBIDDEN'])
    expect(test.fakes.calls).toEqual([])
  })

  it.each([
    ['from our own page', { origin: 'https://isets.example', 'sec-fetch-site': 'same-origin' }],
    ['from a program, which has no origin', {}],
  ])('are served %s', async (_case, headers) => {
    expect((await post(headers)).status).toBe(200)
  })

  it('a sign-in needs the header too: nobody is signed in to a stranger’s account by a link', async () => {
    const response = await test.send(undefined, '/api/session', {
      method: 'POST',
      body: '{}',
      headers: { 'x-isets': '' },
    })
    expect(response.status).toBe(403)
  })

  it('reading needs no header, and other sites are not let in to the answer', async () => {
    const response = await test.send('robin', '/api/help-requests/queue/counts', {
      headers: { 'x-isets': '', origin: 'https://evil.example' },
    })
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('a preflight is not answered', async () => {
    const response = await fetch(`${test.url}${READ}`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(response.status).toBe(404)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})
