import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { demoFeedRows, feedFile } from '@isets/demo'
import { inScope, transactional } from '@isets/service-kit'
import { eventually } from '@isets/testing'
import { RequestContext } from '@mikro-orm/core'
import { startStand, type IesExchangeStand } from '../test/stand.ts'
import { WarningService } from './warning.service.ts'

const FIRST = '2026-03-05'
const ROWS = feedFile([...demoFeedRows(3, '2026-03-02')])

let stand: IesExchangeStand
beforeAll(async () => {
  stand = await startStand()
  await stand.replica()
})
afterAll(() => stand.stop())
beforeEach(async () => {
  stand.clock.set('2026-03-04T18:00:00Z') // the day before the 5th, at noon in Chicago
  await stand.sql('truncate feed_import, staged_row, row_fault, ies_customer, outbox, discarded_file, feed_warning')
})

async function told(type: string): Promise<Record<string, unknown>[]> {
  const rows = await stand.sql<{ payload: Record<string, unknown> }>(
    'select payload from outbox where type = ? order by id',
    [type],
  )
  return rows.map(({ payload }) => payload)
}

/** One run of the job as the scheduler makes it, but without its lock. */
function run(): Promise<number> {
  const { app, connections } = stand.service
  const { em } = connections.orm
  const scope = { service: 'ies-exchange', clock: stand.clock, requestId: randomUUID(), hops: 0 } as const
  const warn = () => app.get(WarningService).warn()
  return inScope(scope, () => RequestContext.create(em, () => transactional(em, null, warn)))
}

/** Of the files after the first one: before that, one was missing all the time. */
async function warnings(): Promise<Record<string, unknown>[]> {
  return (await told('ies-feed-late')).filter((one) => String(one['expectedAt']) > FIRST)
}

const isWarnedOf = (expectedAt: string) =>
  eventually(async () => (await warnings()).some((one) => one['expectedAt'] === expectedAt))

describe('a file of IES that does not come', () => {
  it('TMR-013 IES-002 is told once, four hours after its time, with the last sync', async () => {
    await stand.takeIn(ROWS)
    stand.clock.set('2026-03-13T20:59:59Z')
    expect(await run()).toBe(0)
    expect(await warnings()).toEqual([])
    stand.clock.set('2026-03-13T21:00:00Z')
    await Promise.all([run(), run(), run()])
    await isWarnedOf('2026-03-13T17:00:00.000Z')
    stand.clock.set('2026-03-20T21:00:00Z')
    await isWarnedOf('2026-03-20T17:00:00.000Z')
    expect(await warnings()).toEqual([
      { expectedAt: '2026-03-13T17:00:00.000Z', lastSyncAt: '2026-03-04T18:00:00.000Z' },
      { expectedAt: '2026-03-20T17:00:00.000Z', lastSyncAt: '2026-03-04T18:00:00.000Z' },
    ])
  })

  it('TMR-013 is not told of when a file came in time, and is when it could not be read', async () => {
    stand.clock.set('2026-03-05T19:00:00Z')
    await stand.takeIn(ROWS)
    stand.clock.set('2026-03-13T18:30:00Z')
    const broken = await stand.takeIn('this,is,no,file\n')
    expect(broken.status).toBe('failed')
    const [failure] = await told('ies-import-failed')
    expect(failure).toEqual({ importId: broken.id, name: 'ies.csv', problem: broken.problem })
    stand.clock.set('2026-03-13T21:00:00Z')
    await isWarnedOf('2026-03-13T17:00:00.000Z')
    expect(await warnings()).toHaveLength(1)
  })
})
