import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract, ERROR_CODES, ERRORS, Refusal, UNWRITABLE_SENTENCE, type ErrorCode } from '@isets/contracts'
import { createORPCClient, isDefinedError, ORPCError, safe } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { sessionTokenOf } from '../fixtures/invented-callers.ts'
import { refusalIn, startTestGateway, type TestGateway } from '../fixtures/test-gateway.ts'

const REQUEST = '30000000-0000-4000-8000-000000000001'
let test: TestGateway
let client: ContractRouterClient<typeof contract>

beforeAll(async () => {
  test = await startTestGateway({ QUERY_TIMEOUT_MS: '20000', COMMAND_TIMEOUT_MS: '40000' })
  const link = new OpenAPILink(contract, {
    url: `${test.url}/api`,
    headers: () => ({
      'x-isets': '1',
      cookie: `sid=${sessionTokenOf('robin')}`,
      'idempotency-key': randomUUID(),
    }),
  })
  client = createORPCClient(link)
})
afterAll(() => test.stop())
beforeEach(() => void test.fakes.calls.splice(0))

describe('the contract over HTTP', () => {
  it('forwards a list with its filters, and the defaults filled in', async () => {
    test.fakes.on('help-desk.v1.listQueue', () => ({ rows: [], total: 0, page: 2, pageSize: 50 }))
    const answer = await client.helpDesk.listQueue({ status: ['new', 'closed'], q: 'ö & ü=1', page: 2 })
    expect(answer).toEqual({ rows: [], total: 0, page: 2, pageSize: 50 })
    const [call] = test.fakes.callsOf('help-desk.v1.listQueue')
    expect(call?.input).toMatchObject({ status: ['new', 'closed'], q: 'ö & ü=1', page: 2, view: 'open', sort: 'due' })
  })

  it('reads a list also as `a,b` and as a repeated name', async () => {
    test.fakes.on('help-desk.v1.listQueue', () => ({ rows: [], total: 0, page: 1, pageSize: 50 }))
    for (const query of ['status=new,closed', 'status=new&status=closed', 'status[]=new&status[]=closed']) {
      await test.send('robin', `/api/help-requests/queue?${query}`)
      expect(test.fakes.calls.at(-1)?.input).toMatchObject({ status: ['new', 'closed'] })
    }
  })

  it("sends the caller's token, an absolute deadline, the request id and the Idempotency-Key along", async () => {
    test.fakes.on('help-desk.v1.markRead', () => ({ done: true }))
    const response = await test.send('robin', `/api/help-requests/${REQUEST}/read`, {
      method: 'POST',
      headers: { 'idempotency-key': 'key-of-this-click' },
    })
    expect(await response.json()).toEqual({ done: true })
    const [call] = test.fakes.callsOf('help-desk.v1.markRead')
    expect(call?.input).toEqual({ id: REQUEST })
    expect(call?.header('x-ctx')).toBe('context of robin')
    expect(call?.header('idempotency-key')).toBe('key-of-this-click')
    expect(call?.header('x-request-id')).toBe(response.headers.get('x-request-id'))
    const left = Number(call?.header('x-deadline-ms')) - Date.now()
    expect(left).toBeGreaterThan(20_000)
    expect(left).toBeLessThanOrEqual(40_000)
  })

  it('waits less for a query than for a command', async () => {
    await test.send('robin', '/api/help-requests/queue/counts')
    const [call] = test.fakes.callsOf('help-desk.v1.countQueue')
    expect(Number(call?.header('x-deadline-ms')) - Date.now()).toBeLessThanOrEqual(20_000)
  })

  it('refuses an Idempotency-Key that is none', async () => {
    const init = { method: 'POST', headers: { 'idempotency-key': 'a b' } }
    const response = await test.send('robin', `/api/help-requests/${REQUEST}/read`, init)
    expect(response.status).toBe(422)
    expect(test.fakes.callsOf('help-desk.v1.markRead')).toEqual([])
  })

  it('asks for an Idempotency-Key on every POST that changes something, and says how, before any service hears', async () => {
    const headers = { 'x-isets': '1', cookie: `sid=${sessionTokenOf('robin')}` }
    const response = await fetch(`${test.url}/api/help-requests/${REQUEST}/read`, { method: 'POST', headers })
    const { code, data } = await refusalIn(response)
    expect([response.status, code]).toEqual([422, 'INVALID'])
    expect(data.fields?.['Idempotency-Key']).toContain('Send the header Idempotency-Key')
    expect(test.fakes.callsOf('help-desk.v1.markRead')).toEqual([])
  })

  it('leaves the Idempotency-Key to the caller where a repeat does no harm', async () => {
    test.fakes.on('help-desk.v1.saveDraft', () => ({ savedAt: '2026-01-05T15:00:00.000Z' }))
    const init = { method: 'PUT', body: '{"form":{"summary":"Half"}}' }
    expect((await test.send('robin', '/api/help-requests/draft', init)).status).toBe(200)
  })

  it('takes the path for the record, whatever the body says', async () => {
    test.fakes.on('help-desk.v1.move', () => ({}))
    const other = '30000000-0000-4000-8000-000000000002'
    const body = JSON.stringify({ id: other, version: 1, command: 'close' })
    await test.send('robin', `/api/help-requests/${REQUEST}/status`, { method: 'POST', body })
    expect(test.fakes.callsOf('help-desk.v1.move')[0]?.input).toMatchObject({ id: REQUEST })
  })

  it('refuses an input that breaks the contract, field by field, before any service hears of it', async () => {
    const body = JSON.stringify({ version: 0, command: 'vanish', surprise: true })
    const response = await test.send('robin', '/api/help-requests/7/status', { method: 'POST', body })
    expect(response.status).toBe(422)
    const { code, data } = await refusalIn(response)
    expect(code).toBe('INVALID')
    expect(Object.keys(data.fields ?? {}).sort()).toEqual(['command', 'id', 'surprise', 'version'])
    expect(test.fakes.callsOf('help-desk.v1.move')).toEqual([])
  })

  it.each([
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{"admin":true}}}',
    '{',
    '[]',
    '"text"',
    'null',
  ])('refuses the body %s', async (body) => {
    const response = await test.send('robin', `/api/help-requests/${REQUEST}/status`, { method: 'POST', body })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ code: 'INVALID', status: 422 })
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })

  it.each([
    ['a body', 'html', 'answers', { method: 'POST', body: '{"version":1,"html":"a\\u0000b"}' }],
    ['half a sign in a body', 'html', 'answers', { method: 'POST', body: '{"version":1,"html":"\\ud83d"}' }],
    ['a path', 'id', 'read%00', { method: 'GET' }],
  ])('HELP-007 refuses a control character in %s and says in which field', async (_, field, end, init) => {
    const path = init.method === 'GET' ? `/api/help-requests/${end}` : `/api/help-requests/${REQUEST}/${end}`
    const response = await test.send('robin', path, { ...init, headers: { 'idempotency-key': 'key-of-this-click' } })
    const { code, data } = await refusalIn(response)
    expect([response.status, code, data.fields]).toEqual([422, 'INVALID', { [field]: UNWRITABLE_SENTENCE }])
    expect(test.fakes.callsOf('help-desk.v1.answer')).toEqual([])
  })

  it('HELP-032 refuses a control character in a search', async () => {
    const response = await test.send('robin', '/api/help-requests/queue?q=a%00b')
    expect(response.status).toBe(422)
    expect((await refusalIn(response)).data.fields).toEqual({ q: UNWRITABLE_SENTENCE })
  })

  it('refuses a polluting query', async () => {
    const response = await test.send('robin', '/api/help-requests/queue?__proto__[admin]=1&constructor[prototype]=1')
    expect(response.status).toBe(422)
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })

  it.each(ERROR_CODES)('answers %s with its status and the shape that the web understands', async (code: ErrorCode) => {
    const details = { reason: 'told by the test', retryAfter: 7, incidentId: 'incident-1' }
    test.fakes.on('help-desk.v1.answer', () => {
      throw new Refusal(code, details)
    })
    const answer = client.helpDesk.answer({ id: REQUEST, version: 1, html: '<p>Hello</p>' })
    const { error } = await safe(answer)
    expect(error).toBeInstanceOf(ORPCError)
    expect(error).toMatchObject({ code, status: ERRORS[code].status, message: ERRORS[code].message, data: details })
    const declared = code in contract.helpDesk.answer['~orpc'].errorMap
    expect(isDefinedError(error)).toBe(declared)
  })

  it('answers BUSY with 503 and Retry-After', async () => {
    test.fakes.on('help-desk.v1.countQueue', () => {
      throw new Refusal('BUSY')
    })
    const response = await test.send('robin', '/api/help-requests/queue/counts')
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('1')
  })

  it('answers without a session 401, with a dead one too', async () => {
    const without = await test.send(undefined, '/api/help-requests/mine')
    expect([without.status, (await refusalIn(without)).code]).toEqual([401, 'UNAUTHENTICATED'])
    const dead = await test.send(undefined, '/api/help-requests/mine', { headers: { cookie: `sid=${'z'.repeat(43)}` } })
    expect(dead.status).toBe(401)
    expect(test.fakes.callsOf('help-desk.v1.listMine')).toEqual([])
  })

  it('does not serve what is for the bus only', async () => {
    const issue = await test.send('robin', '/api/internal/sessions/context', { method: 'POST', body: '{}' })
    expect([issue.status, (await refusalIn(issue)).code]).toEqual([404, 'NOT_FOUND'])
    expect((await test.send('robin', '/api/internal/uploads', { method: 'POST', body: '{}' })).status).toBe(404)
  })

  it('refuses a body above 1 MiB and an address above 4 KiB', async () => {
    const body = JSON.stringify({ html: 'x'.repeat(1024 * 1024) })
    const large = await test.send('robin', `/api/help-requests/${REQUEST}/answers`, { method: 'POST', body })
    expect([large.status, (await refusalIn(large)).code]).toEqual([413, 'TOO_LARGE'])
    const long = await test.send('robin', `/api/help-requests/mine?q=${'x'.repeat(4096)}`)
    expect([long.status, (await refusalIn(long)).code]).toEqual([413, 'TOO_LARGE'])
  })

  it('refuses a body that is not JSON', async () => {
    const init = { method: 'POST', body: 'id=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
    const response = await test.send('robin', `/api/help-requests/${REQUEST}/answers`, init)
    expect([response.status, (await refusalIn(response)).code]).toEqual([415, 'UNSUPPORTED_TYPE'])
  })
})
