import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Refusal } from '@isets/contracts'
import { recordSpans, type RecordedSpan } from '@isets/service-kit/testing'
import { eventually } from '@isets/testing'
import { startTestGateway, type TestGateway } from '../fixtures/test-gateway.ts'

const COUNTS = '/api/help-requests/queue/counts'
let test: TestGateway
let spans: readonly RecordedSpan[]

beforeAll(async () => {
  spans = recordSpans()
  test = await startTestGateway()
})
afterAll(() => test.stop())
beforeEach(() => {
  test.fakes.calls.splice(0)
  test.fakes.on('help-desk.v1.countQueue', () => ({}))
})

async function spanOf(send: Promise<Response>): Promise<RecordedSpan> {
  const before = spans.length
  await (await send).text()
  return eventually(() => spans[before] ?? false)
}

function traceOfCall(): string | undefined {
  return test.fakes.callsOf('help-desk.v1.countQueue')[0]?.header('traceparent')
}

describe('a request', () => {
  it('begins a trace, and the services that it asks continue it', async () => {
    const span = await spanOf(test.send('robin', COUNTS))
    expect(span).toMatchObject({ name: `GET ${COUNTS}`, parentSpanId: undefined, failed: false })
    expect(traceOfCall()).toBe(`00-${span.traceId}-${span.spanId}-01`)
  })

  it('continues the trace of its client', async () => {
    const traceId = 'c'.repeat(32)
    const headers = { traceparent: `00-${traceId}-${'d'.repeat(16)}-01` }
    const span = await spanOf(test.send('robin', COUNTS, { headers }))
    expect(span).toMatchObject({ traceId, parentSpanId: 'd'.repeat(16) })
    expect(traceOfCall()).toBe(`00-${traceId}-${span.spanId}-01`)
  })

  it('that fails is marked, without what was asked for', async () => {
    test.fakes.on('help-desk.v1.open', () => {
      throw new Refusal('INTERNAL', { incidentId: 'incident-1' })
    })
    const span = await spanOf(test.send('robin', '/api/help-requests/30000000-0000-4000-8000-000000000001'))
    expect(span).toMatchObject({ name: 'GET /api/help-requests/:id', failed: true })
  })
})
