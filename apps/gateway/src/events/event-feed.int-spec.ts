import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { CHECKOUT } from '@isets/testing'
import { startTestGateway, type TestGateway } from '../fixtures/test-gateway.ts'
import { EventFeed } from './event-feed.ts'

const RIGHTS = readFileSync(join(CHECKOUT, 'docker/nats/nats-server.conf'), 'utf8')
let test: TestGateway

beforeAll(async () => {
  test = await startTestGateway()
})
afterAll(() => test.stop())

/** The events that the rights file lets the gateway listen to. */
function allowed(): string[] {
  const ofGateway = RIGHTS.slice(RIGHTS.indexOf('user: gateway'), RIGHTS.indexOf('user: identity'))
  return [...ofGateway.matchAll(/"(evt\.[^"]+)"/g)].map(([, subject = '']) => subject)
}

describe('the events that the gateway hears', () => {
  it('are those that its rights on the bus name, no more and no less', () => {
    const { subjects } = test.gateway.app.get(EventFeed)
    expect(subjects.length).toBeGreaterThan(5)
    expect(allowed()).toEqual(subjects.toSorted())
  })
})
