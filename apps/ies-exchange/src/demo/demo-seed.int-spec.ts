import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { demoFeedRow, demoSsn, demoWorld, feedFile } from '@isets/demo'
import { closeOrm, ormOptions } from '@isets/service-kit'
import { caller } from '@isets/service-kit/testing'
import { MikroORM } from '@mikro-orm/postgresql'
import { iesExchangeOrm } from '../orm.ts'
import { SSN_KEY, startStand, type IesExchangeStand } from '../test/stand.ts'
import { seedDemoCustomers } from './demo-seed.ts'

const { customers } = demoWorld('2026-03-02')
let stand: IesExchangeStand
beforeAll(async () => {
  stand = await startStand({ rowsAtOnce: 1_000 })
  const orm = await MikroORM.init(ormOptions({ databaseUrl: stand.database.ownerUrl, ...iesExchangeOrm }))
  expect(await seedDemoCustomers(orm.em.fork(), SSN_KEY, stand.clock.now())).toBe(3_000)
  expect(await seedDemoCustomers(orm.em.fork(), SSN_KEY, stand.clock.now())).toBe(0)
  await closeOrm(orm)
})
afterAll(() => stand.stop())

describe('the demo customers of IES', () => {
  it('are the ones of the demo world, under the ids that every service knows', async () => {
    const rows = await stand.sql<{ id: string; individual_number: string }>(
      'select id, individual_number from ies_customer',
    )
    const known = new Map(rows.map((row) => [row.id, row.individual_number]))
    expect(known.size).toBe(3_000)
    for (const { id, individualNumber } of customers) expect(known.get(id)).toBe(individualNumber)
  })

  it('are told to the other services', async () => {
    const [told] = await stand.sql(
      `select sum(jsonb_array_length(payload->'customers'))::int as customers from outbox where type = 'ies-customers-changed'`,
    )
    expect(told).toEqual({ customers: 3_000 })
  })

  it('IES-007 came with the last feed that was expected, so none is late', async () => {
    const status = await stand.as(caller('partner')).call(contract.iesExchange.readFeedStatus, {})
    expect(status).toMatchObject({
      lastSyncAt: '2026-02-27T18:00:00.000Z',
      expectedAt: '2026-03-05T18:00:00.000Z',
      late: false,
    })
  })

  it('are found by Search IES Customer', async () => {
    const [one] = customers
    const { firstName = '', lastName = '' } = one ?? {}
    const search = { firstName, lastName, ssnLast4: demoSsn(0).slice(-4) }
    const found = await stand.as(caller('partner')).call(contract.iesExchange.searchIes, search)
    expect(found.customer?.customerId).toBe(one?.id)
  })

  it('IES-020 are unchanged when a feed brings them again', async () => {
    const again = await stand.takeIn(feedFile(customers.map(demoFeedRow)))
    expect(again).toMatchObject({ status: 'finished', added: 0, changed: 0, unchanged: 3_000, left: 0 })
  })
})
