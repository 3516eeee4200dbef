import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import {
  eventSubject,
  identityEvents,
  Refusal,
  type helpDeskEvents,
  type LiveUpdate,
  type PayloadOf,
} from '@isets/contracts'
import { eventually } from '@isets/testing'
import { about, answered, filed, noted, published } from '../fixtures/help-desk-events.ts'
import { CALLERS, type Person } from '../fixtures/invented-callers.ts'
import { LivePage } from '../fixtures/live-page.ts'
import { refusalIn, startTestGateway, type TestGateway } from '../fixtures/test-gateway.ts'

let test: TestGateway
const pages: LivePage[] = []

beforeAll(async () => {
  test = await startTestGateway({ LIVE_PER_USER: '2', HEARTBEAT_MS: '100', RATE_USER: '10000' })
})
afterAll(() => test.stop())
afterEach(() => {
  for (const page of pages.splice(0)) page.close()
})

async function open(person: Person, headers: Record<string, string> = {}): Promise<LivePage> {
  return eventually(async () => {
    const page = await LivePage.open((signal) => test.send(person, '/api/live', { headers, signal }))
    pages.push(page)
    return page.response.status === 200 && page // pages of the test before may still be leaving
  })
}

const kindAndNumber = (update: LiveUpdate) => [update.kind, 'number' in update ? update.number : undefined]

type Events = typeof helpDeskEvents
async function happens<Name extends keyof Events>(name: Name, payload: PayloadOf<Events[Name]>): Promise<string> {
  const { subject, envelope } = published(name, payload)
  await test.fakes.publish('help-desk', subject, envelope)
  return envelope.id
}

describe('live updates', () => {
  it('reach whoever may read the request, and nobody else', async () => {
    const robin = await open('robin')
    const alex = await open('alex')
    const casey = await open('casey')
    const sasha = await open('sasha')
    const first = about()
    const id = await happens('filed', filed(first))
    await happens('noted', noted(first))
    await happens('filed', filed(about({ requesterId: CALLERS.sasha.userId, number: 'HR-26-000124' })))
    await happens('filed', filed(about({ requesterId: CALLERS.casey.userId, number: 'HR-26-000125' })))

    expect((await alex.afterUpdates(4)).map(kindAndNumber)).toEqual([
      ['help-request-filed', 'HR-26-000123'],
      ['help-request-noted', 'HR-26-000123'],
      ['help-request-filed', 'HR-26-000124'],
      ['help-request-filed', 'HR-26-000125'],
    ])
    expect((await sasha.afterUpdates(1)).map(kindAndNumber)).toEqual([['help-request-filed', 'HR-26-000124']])
    expect((await casey.afterUpdates(1)).map(kindAndNumber)).toEqual([['help-request-filed', 'HR-26-000125']])
    expect(robin.updates.map(kindAndNumber)).toEqual([['help-request-filed', 'HR-26-000123']])
    expect(robin.messages[0]).toMatchObject({ id })
    expect(robin.response.headers.get('content-type')).toMatch('text/event-stream')
    expect(robin.response.headers.get('cache-control')).toBe('no-store')
  })

  it('say nothing that could be read', async () => {
    const robin = await open('robin')
    await happens('answered', answered(about()))
    await robin.afterUpdates(1)
    expect(JSON.stringify(robin.messages)).not.toContain('Secret')
  })

  it('tell a page that comes back to read its lists again', async () => {
    const back = await open('robin', { 'last-event-id': 'whatever-it-was' })
    await back.heard('refetch')
    const fresh = await open('robin')
    await happens('answered', answered(about()))
    await fresh.afterUpdates(1)
    expect(fresh.messages.map(({ event }) => event)).toEqual(['message'])
  })

  it('survive an event that nobody understands', async () => {
    const robin = await open('robin')
    const { subject } = published('filed', filed(about()))
    await test.fakes.publish('help-desk', subject, { not: 'an envelope' })
    await happens('answered', answered(about()))
    expect(await robin.afterUpdates(1)).toHaveLength(1)
  })

  it('are limited to some pages for each user', async () => {
    await open('sasha')
    await open('sasha')
    const third = await test.send('sasha', '/api/live')
    expect([third.status, (await refusalIn(third)).code]).toEqual([429, 'RATE_LIMITED'])
    await open('casey')
  })

  it('TMR-001 do not keep the session alive', async () => {
    test.fakes.calls.splice(0)
    await open('casey')
    const asked = test.fakes.callsOf('identity.v1.issueContext').map(({ input }) => input)
    for (const input of asked) expect(input).toMatchObject({ background: true })
  })

  it('need a session', async () => {
    expect((await test.send(undefined, '/api/live')).status).toBe(401)
  })

  it('are told to start over when the bus was away', async () => {
    const robin = await open('robin')
    await test.nats.restart()
    await robin.heard('refetch')
    expect(robin.ended).toBe(false)
  })
})

describe('when the session ends', () => {
  it('IDN-023 its live updates end at once', async () => {
    const robin = await open('robin')
    const { userId, sessionId } = CALLERS.robin
    await test.fakes.publish('identity', eventSubject(identityEvents.sessionsEnded, userId), {
      ...published('filed', filed(about())).envelope,
      type: 'sessions-ended',
      service: 'identity',
      payload: { userId, sessionIds: [sessionId], reason: 'deactivated' },
    })
    await robin.heard('session-ended')
    expect(await robin.over()).toBe(true)
  })

  it('by running out, its live updates end at the next heartbeat', async () => {
    const short = await startTestGateway({ HEARTBEAT_MS: '50', CONTEXT_SECONDS: '1' })
    try {
      const page = await LivePage.open((signal) => short.send('robin', '/api/live', { signal }))
      short.fakes.on('identity.v1.issueContext', () => {
        throw new Refusal('UNAUTHENTICATED')
      })
      await page.heard('session-ended')
      expect(await page.over()).toBe(true)
    } finally {
      await short.stop()
    }
  })
})

describe('when the gateway leaves', () => {
  it('finishes what is in flight, ends live updates and is not ready', async () => {
    const leaving = await startTestGateway()
    let answer: (counts: object) => void = () => undefined
    const reached = new Promise<void>((resolve) => {
      leaving.fakes.on('help-desk.v1.countQueue', () => {
        resolve()
        return new Promise((answering) => (answer = answering))
      })
    })
    const page = await LivePage.open((signal) => leaving.send('robin', '/api/live', { signal }))
    const inFlight = leaving.send('robin', '/api/help-requests/queue/counts')
    await reached
    const drained = leaving.gateway.drain()
    expect(await page.over()).toBe(true)
    answer({ open: 7 })
    expect(await (await inFlight).json()).toEqual({ open: 7 })
    await drained
    await expect(fetch(`${leaving.url}/readyz`)).rejects.toThrow()
    await leaving.stop()
  })
})
