import { get, type Server } from 'node:http'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Refusal } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { strFromU8, unzipSync } from 'fflate'
import { sessionTokenOf } from '../fixtures/invented-callers.ts'
import { refusalIn, startTestGateway, type TestGateway } from '../fixtures/test-gateway.ts'

const LIST = 'identity.v1.listUsers'
const PATH = '/api/users/export'
const user = (number: number, lastName = `Sample-${number}`) => ({
  id: `20000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  firstName: 'Robin',
  lastName,
  email: `robin-${number}@agency.example`,
  roles: ['partner', 'intermediary'],
  organisation: number % 2 === 0 ? null : { id: 'x', name: 'Prairie Demo Works' },
  status: 'active',
  lastSignInAt: '2026-01-05T15:04:00.000Z',
  deactivatedAt: null,
})
let test: TestGateway

beforeAll(async () => void (test = await startTestGateway({ RATE_EXPORT: '25', EXPORTS_AT_ONCE: '2' })))
afterAll(() => test.stop())
beforeEach(() => {
  test.fakes.calls.splice(0)
  test.fakes.on(LIST, ({ page, pageSize }: { page: number; pageSize: number }) => {
    const all = Array.from({ length: 250 }, (_, index) => user(index))
    all[0] = user(0, '=HYPERLINK("http://evil.example")')
    return { rows: all.slice((page - 1) * pageSize, page * pageSize), total: 250, page, pageSize }
  })
})

describe('a list as a file', () => {
  it('reads the same operation page by page with the filters, for the same person, as an export', async () => {
    const response = await test.send('robin', `${PATH}?format=csv&role=partner&q=ro&page=7`)
    expect(response.status).toBe(200)
    await response.text()
    const calls = test.fakes.callsOf(LIST)
    expect(calls.map(({ input }) => input)).toEqual(
      [1, 2].map((page) => ({ q: 'ro', role: ['partner'], sort: 'name', page, pageSize: 200 })),
    )
    expect(new Set(calls.map(({ header }) => `${header('x-ctx')}, ${header('x-purpose')}`))).toEqual(
      new Set(['context of robin, export']),
    )
  })

  it('is a CSV that Excel reads, in which no text is a formula', async () => {
    const response = await test.send('robin', `${PATH}?format=csv`)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="Users \d{4}-\d\d-\d\d\.csv"/)
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = new TextDecoder().decode(bytes).split('\r\n')
    expect(lines[0]).toBe('Last name,First name,E-mail,Roles,Organization,Status,Last sign-in,Deactivated')
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
    expect(lines[2]).toBe(
      'Sample-1,Robin,robin-1@agency.example,"Partner, Intermediary",Prairie Demo Works,Active,2026-01-05 09:04,',
    )
    expect(lines).toHaveLength(252)
  })

  it('is a workbook with real dates, texts that stay texts, and its filters above the table', async () => {
    const response = await test.send('robin', `${PATH}?format=xlsx&status=active`)
    const parts = unzipSync(new Uint8Array(await response.arrayBuffer()))
    const part = (end: string) =>
      strFromU8(parts[Object.keys(parts).find((name) => name.endsWith(end)) ?? ''] ?? new Uint8Array())
    const sheet = part('sheet1.xml')
    const texts = part('sharedStrings.xml') + sheet
    expect(texts).toContain('Filters: status: active')
    expect(texts).toContain('=HYPERLINK(')
    expect(sheet).not.toContain('<f>')
    // 2026-01-05 09:04 in Illinois, as a serial number of Excel.
    expect(sheet).toContain(`<v>${46_027 + (9 * 60 + 4) / 1440}`.slice(0, 14))
    expect(sheet.match(/<row /g)?.length).toBeGreaterThanOrEqual(254)
  })

  it.each(['', '?format=pdf', '?format=csv&role=wizard', '?format=csv&surprise=1'])(
    'refuses %j before any service hears',
    async (query) => {
      const response = await test.send('robin', `${PATH}${query}`)
      expect([response.status, (await refusalIn(response)).code]).toEqual([422, 'INVALID'])
      expect(test.fakes.callsOf(LIST)).toEqual([])
    },
  )

  it('needs a session, and the right of the list', async () => {
    expect((await test.send(undefined, `${PATH}?format=csv`)).status).toBe(401)
    test.fakes.on(LIST, () => {
      throw new Refusal('FORBIDDEN')
    })
    expect((await test.send('robin', `${PATH}?format=csv`)).status).toBe(403)
  })

  it('says how to go on when the list is too long', async () => {
    test.fakes.on(LIST, () => ({ rows: [user(1)], total: 31_204 }))
    const response = await test.send('robin', `${PATH}?format=xlsx`)
    const { code, data } = await refusalIn(response)
    expect([response.status, code]).toEqual([413, 'TOO_LARGE'])
    expect(data.reason).toContain('31,204 rows')
  })

  it('breaks the file off when a later page is refused, instead of ending it as if it were whole', async () => {
    test.fakes.on(LIST, ({ page }: { page: number }) => {
      if (page > 1) throw new Refusal('FORBIDDEN')
      return { rows: Array.from({ length: 200 }, (_, index) => user(index)), total: 400 }
    })
    const read = async () => (await test.send('robin', `${PATH}?format=csv`)).text()
    await expect(read()).rejects.toThrow()
  })

  it('makes only so many files at once, and frees the place when one is done', async () => {
    const held = Promise.withResolvers<undefined>()
    test.fakes.on(LIST, async () => {
      await held.promise
      return { rows: [], total: 0 }
    })
    const slow = [test.send('robin', `${PATH}?format=csv`), test.send('robin', `${PATH}?format=csv`)]
    while (test.fakes.callsOf(LIST).length < 2) await new Promise((resolve) => setImmediate(resolve))
    expect((await test.send('robin', `${PATH}?format=csv`)).status).toBe(503)
    held.resolve(undefined)
    for (const response of await Promise.all(slow)) await response.text()
    const after = await test.send('robin', `${PATH}?format=csv`)
    expect(after.status).toBe(200)
    await after.text()
  })

  it('frees the place of a reader who leaves before the first row, and reads no further for them', async () => {
    const held = Promise.withResolvers<undefined>()
    const full = { rows: Array.from({ length: 200 }, (_, index) => user(index)), total: 400 }
    test.fakes.on(LIST, async ({ role }: { role: string[] }) => {
      if (role.length > 0) await held.promise
      return role.length > 0 ? full : { rows: [], total: 0 }
    })
    const server = test.gateway.app.getHttpServer() as Server
    const connections = promisify(server.getConnections.bind(server))
    const before = await connections()
    const leaving = ['csv', 'xlsx'].map((format) => begin(`${PATH}?format=${format}&role=partner`))
    await eventually(() => test.fakes.callsOf(LIST).length === 2)
    for (const request of leaving) request.destroy()
    await eventually(async () => (await connections()) === before)
    for (const _ of leaving) {
      const response = await test.send('casey', `${PATH}?format=xlsx`)
      expect(response.status).toBe(200)
      await response.arrayBuffer()
    }
    held.resolve(undefined)
    await (await test.send('casey', `${PATH}?format=csv`)).text()
    const pages = test.fakes.callsOf(LIST).map(({ input }) => (input as { page: number }).page)
    expect(pages).toEqual([1, 1, 1, 1, 1])
  })

  it('has a limit by the hour for each person', async () => {
    const statuses: number[] = []
    while (!statuses.includes(429) && statuses.length < 30) {
      const response = await test.send('robin', `${PATH}?format=csv`)
      statuses.push(response.status)
      await response.text()
    }
    expect(statuses.at(-1)).toBe(429)
  })
})

/** A request on a connection of its own, which ends when it is destroyed. */
function begin(path: string) {
  const headers = { 'x-isets': '1', cookie: `sid=${sessionTokenOf('casey')}` }
  return get(`${test.url}${path}`, { agent: false, headers }).on('error', () => undefined)
}
