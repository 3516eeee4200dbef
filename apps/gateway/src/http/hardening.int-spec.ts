import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sessionTokenOf } from '../fixtures/invented-callers.ts'
import { startTestGateway, type TestGateway } from '../fixtures/test-gateway.ts'

let test: TestGateway

beforeAll(async () => {
  test = await startTestGateway({ HEADERS_TIMEOUT_MS: '300', REQUEST_TIMEOUT_MS: '600' })
  test.fakes.on('help-desk.v1.countQueue', () => ({ open: 1 }))
  test.fakes.on('identity.v1.openSession', () => ({ sessionToken: 'x; Path=/; Domain=evil.example', view: {} }))
})
afterAll(() => test.stop())

/** Sends bytes as they are and gives what comes back until the connection ends. */
function raw(bytes: string): Promise<string> {
  const { hostname, port } = new URL(test.url)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    socket.on('data', (chunk) => (answer += String(chunk)))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

/** An upload of which only the beginning has been sent. */
function slowUpload() {
  const headers = {
    'x-isets': '1',
    cookie: `sid=${sessionTokenOf('robin')}`,
    'content-type': 'multipart/form-data; boundary=edge',
  }
  const { promise: status, resolve, reject } = Promise.withResolvers<number | undefined>()
  const upload = request(`${test.url}/api/files?purpose=attachment`, { method: 'POST', headers }, (response) =>
    resolve(response.statusCode),
  )
  upload.on('error', reject)
  upload.write('--edge\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nOver a ')
  return { upload, status }
}

describe('hostile requests', () => {
  it('a session token that is none never becomes a header', async () => {
    const body = JSON.stringify({ email: 'robin.requester@north.example', password: 'phrase' })
    const response = await test.send(undefined, '/api/session', { method: 'POST', body })
    expect(response.status).toBe(500)
    expect(response.headers.getSetCookie()).toEqual([])
    expect(await response.text()).not.toContain('evil.example')
  })

  it.each(['%', '%zz', '/api/help-requests/%E0%A4%A', '/api/%2e%2e/%2e%2e/etc/passwd'])(
    'an address that cannot be read gets a plain refusal that does not repeat it: %s',
    async (path) => {
      const answer = await raw(`GET /${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/)
      expect(answer).not.toContain(path)
    },
  )

  it('only one cookie of the name counts, the first', async () => {
    const headers = { cookie: `sid=${sessionTokenOf('robin')}; sid=${sessionTokenOf('alex')}` }
    await test.send(undefined, '/api/help-requests/queue/counts', { headers })
    expect(test.fakes.callsOf('help-desk.v1.countQueue').at(-1)?.header('x-ctx')).toBe('context of robin')
  })

  it('headers of the bus cannot be set from outside', async () => {
    const headers = {
      'x-ctx': 'forged',
      'x-deadline-ms': '1',
      'x-hops': '0',
      'x-from': 'identity',
      'x-request-id': 'mine',
    }
    await test.send('robin', '/api/help-requests/queue/counts', { headers })
    const call = test.fakes.callsOf('help-desk.v1.countQueue').at(-1)
    expect(call?.header('x-ctx')).toBe('context of robin')
    expect(call?.header('x-from')).toBe('gateway')
    expect(call?.header('x-request-id')).not.toBe('mine')
    expect(Number(call?.header('x-deadline-ms'))).toBeGreaterThan(1)
  })

  it('a forwarded address is believed only from a proxy that we know', async () => {
    test.fakes.calls.splice(0)
    const body = JSON.stringify({ email: 'robin.requester@north.example', password: 'phrase' })
    const headers = { 'x-forwarded-for': '203.0.113.9' }
    await test.send(undefined, '/api/session', { method: 'POST', body, headers })
    expect(test.fakes.callsOf('identity.v1.openSession')[0]?.input).toMatchObject({ address: '127.0.0.1' })
  })

  it('a request that is sent letter by letter is cut off', async () => {
    const slow = await raw('GET /api/session HTTP/1.1\r\nhost: x\r\n')
    expect(slow === '' || /^HTTP\/1\.1 408/.test(slow)).toBe(true)
  })

  it('a body that is sent letter by letter is cut off, an upload over a slow line is not', async () => {
    test.fakes.on('help-desk.v1.registerUpload', (record: object) => record)
    const { upload, status } = slowUpload()
    const head = 'POST /api/session HTTP/1.1\r\nhost: x\r\nx-isets: 1\r\ncontent-type: application/json\r\n'
    const slow = await raw(`${head}content-length: 100\r\n\r\n{`)
    expect(slow === '' || /^HTTP\/1\.1 408/.test(slow)).toBe(true)
    upload.end('slow line.\r\n--edge--\r\n')
    expect(await status).toBe(201)
    const stranger = 'POST /api/files?purpose=attachment HTTP/1.1\r\nhost: x\r\nx-isets: 1\r\n'
    const unknown = await raw(
      `${stranger}content-type: multipart/form-data; boundary=x\r\ncontent-length: 100\r\n\r\n-`,
    )
    expect(unknown).toMatch(/^HTTP\/1\.1 401/) // and the connection has ended: raw waits for that
  })

  it('a request cannot hide in another', async () => {
    const smuggled =
      'POST /api/session HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET'
    expect(await raw(smuggled)).toMatch(/^HTTP\/1\.1 400/)
  })

  it('methods that nobody serves are unknown', async () => {
    for (const method of ['TRACE', 'PUT', 'DELETE']) {
      const status = await new Promise((resolve, reject) => {
        const headers = { 'x-isets': '1' }
        request(`${test.url}/api/help-requests/mine`, { method, headers }, (response) => resolve(response.statusCode))
          .on('error', reject)
          .end()
      })
      expect([method, status]).toEqual([method, 404])
    }
  })
})
