import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { Interference } from '../fixture/notes.controller.ts'
import { NoteSchema } from '../fixture/note.entity.ts'
import { NotesModule, superUser } from '../fixture/notes.module.ts'
import { recordSpans, startStand, type RecordedSpan, type ServiceStand } from '../testing/index.ts'
import { SystemClock } from '../time/clock.ts'
import { inScope } from './request-scope.ts'
import { traced } from './trace.ts'

const { retryDelivery } = contract.notifier
const page = { service: 'gateway', requestId: 'request-1', clock: new SystemClock(), hops: 0 }
const OPERATION = 'notifier.v1.retryDelivery'
let stand: ServiceStand

beforeAll(async () => {
  stand = await startStand({ name: 'notifier', module: NotesModule, entities: [NoteSchema] })
})
afterAll(() => stand.stop())

/** The trace that the event of a call carries. */
async function carriedBy(id: string): Promise<unknown> {
  const [row] = await stand.sql<{ headers: { traceparent?: string } }>(
    'select headers from outbox where aggregate_id = ?',
    [id],
  )
  return row?.headers.traceparent
}

async function calledFrom(scope: typeof page & { traceparent?: string }): Promise<string> {
  const id = randomUUID()
  await inScope(scope, () => traced('page', scope, () => stand.as(superUser).call(retryDelivery, { id })))
  return id
}

describe('a trace', () => {
  it('is none where nothing records', async () => {
    expect(await carriedBy(await calledFrom(page))).toBeUndefined()
  })

  it('that comes from outside is passed on where nothing records', async () => {
    const traceparent = `00-${'e'.repeat(32)}-${'f'.repeat(16)}-01`
    expect(await carriedBy(await calledFrom({ ...page, traceparent }))).toBe(traceparent)
  })
})

describe('a trace that is recorded', () => {
  let spans: readonly RecordedSpan[]
  beforeAll(() => {
    spans = recordSpans()
  })

  it('runs from the caller through the operation into the event', async () => {
    const traceId = 'a'.repeat(32)
    const id = await calledFrom({ ...page, traceparent: `00-${traceId}-${'b'.repeat(16)}-01` })
    const [inner, outer] = spans.slice(-2)
    expect(outer).toMatchObject({ name: 'page', traceId, parentSpanId: 'b'.repeat(16), failed: false })
    expect(inner).toMatchObject({ name: OPERATION, traceId, parentSpanId: outer?.spanId, failed: false })
    expect(await carriedBy(id)).toBe(`00-${traceId}-${inner?.spanId}-01`)
  })

  it('shows where it failed', async () => {
    stand.service.app.get(Interference).act = () => Promise.reject(new Error('broken'))
    await expect(calledFrom(page)).rejects.toMatchObject({ code: 'INTERNAL' })
    expect(spans.slice(-2)).toMatchObject([
      { name: OPERATION, failed: true },
      { name: 'page', failed: true },
    ])
  })
})
