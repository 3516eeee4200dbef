import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { eventually } from '@isets/testing'
import { EXPLANATION, knownCustomer, newCost, partner } from '../test/customers.ts'
import { startStand, type BillingStand } from '../test/stand.ts'

const { decideOverride, recordCost, requestOverride } = contract.billing
let stand: BillingStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

async function asked() {
  const by = stand.as(partner())
  const cost = await by.call(recordCost, newCost(await knownCustomer(stand), { unitCents: 40_000 }))
  return by.call(requestOverride, { costId: cost.id, version: cost.version, explanation: EXPLANATION })
}

async function told(id: string): Promise<string[]> {
  const rows = await stand.sql<{ type: string; hours: string | null }>(
    `select type, payload ->> 'hours' as hours from outbox where aggregate_id = ? order by id`,
    [id],
  )
  return rows.map(({ type, hours }) => `${type}${hours === null ? '' : ` ${hours}`}`)
}

const AT_24 = ['override-requested', 'override-reminded 24']
const AT_48 = [...AT_24, 'override-reminded 48']

describe('a request that nobody decides', () => {
  it('NOTIF-004, TMR-046, C10 is told at request, at 24 and at 48 hours, once each', async () => {
    const { id } = await asked()
    stand.clock.advance({ hours: 23, minutes: 59 })
    const other = await asked()
    stand.clock.advance({ minutes: 1 })
    await eventually(async () => (await told(id)).length === 2)
    expect([await told(id), await told(other.id)]).toEqual([AT_24, ['override-requested']])
    stand.clock.advance({ hours: 24 })
    await eventually(async () => (await told(id)).length === 3 && (await told(other.id)).length === 2)
    expect([await told(id), await told(other.id)]).toEqual([AT_48, AT_24])
  })

  it('is reminded of no more once it is decided', async () => {
    const [decided, waiting] = [await asked(), await asked()]
    const { id, version } = decided
    await stand.as(caller('idhs_manager')).call(decideOverride, { id, version, decision: 'deny', reason: 'Not needed' })
    stand.clock.advance({ hours: 72 })
    await eventually(async () => (await told(waiting.id)).length === 3)
    expect(await told(id)).toEqual(['override-requested', 'override-decided'])
  })

  it('is told exactly once each by two processes, one of which is killed', async () => {
    const requests = await Promise.all(Array.from({ length: 12 }, asked))
    const second = await stand.replica()
    stand.clock.advance({ hours: 49 })
    await eventually(async () => (await told(requests[0]?.id ?? '')).length > 1)
    await stand.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and usename <> current_user and backend_type = 'client backend'`,
    )
    await second.drain()
    await eventually(async () =>
      (await Promise.all(requests.map(({ id }) => told(id)))).every((one) => one.length === 3),
    )
    for (const { id } of requests) expect(await told(id)).toEqual(AT_48)
  })
})
