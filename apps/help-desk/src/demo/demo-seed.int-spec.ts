import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type HelpRequestRow } from '@isets/contracts'
import { DEMO_ACCOUNTS, isDemoFcrc } from '@isets/demo'
import { closeOrm, ormOptions } from '@isets/service-kit'
import { MikroORM } from '@mikro-orm/postgresql'
import { helpDeskOrm } from '../orm.ts'
import { caller, startStand, type HelpDeskStand } from '../test/stand.ts'
import { seedDemoRequests } from './demo-seed.ts'

const { countQueue, listMine, listQueue } = contract.helpDesk
const NOW = new Date('2026-03-11T16:00:00Z')
const lead = caller('siu_lead')
let stand: HelpDeskStand
let rows: HelpRequestRow[]

beforeAll(async () => {
  stand = await startStand()
  stand.clock.set(NOW)
  const orm = await MikroORM.init(ormOptions({ databaseUrl: stand.database.ownerUrl, ...helpDeskOrm }))
  await seedDemoRequests(orm.em.fork(), NOW)
  expect(await seedDemoRequests(orm.em.fork(), NOW)).toBe(0)
  await closeOrm(orm)
  const pages = [1, 2].map((page) =>
    stand.as(lead).call(listQueue, { view: 'all', sort: 'number', page, pageSize: 200 }),
  )
  rows = (await Promise.all(pages)).flatMap((page) => page.rows)
})
afterAll(() => stand.stop())

describe('the demo help desk', () => {
  it('holds four hundred requests over a year, numbered in the order of their filing', () => {
    const filed = rows.map(({ filedAt }) => filedAt)
    expect(rows).toHaveLength(400)
    expect(filed).toEqual(filed.toSorted())
    const days = (NOW.getTime() - new Date(filed[0] ?? '').getTime()) / (24 * 3_600_000)
    expect(days).toBeGreaterThan(330)
    expect(days).toBeLessThan(400)
  })

  it('shows every state, overdue promises and promises that fall due soon', async () => {
    const by = Map.groupBy(rows, ({ status }) => status)
    expect([...by.keys()].toSorted()).toEqual(
      ['closed', 'escalated', 'in_progress', 'new', 'resolved', 'waiting_for_requester'].toSorted(),
    )
    expect(rows.filter(({ promise }) => promise.state === 'breached').length).toBeGreaterThanOrEqual(5)
    const counts = await stand.as(lead).call(countQueue, {})
    expect(counts.due).toBeGreaterThan(10)
    expect(counts.open).toBeLessThan(100)
  })

  it('HELP-031 keeps the promise in most of its past', () => {
    const answered = rows.filter(({ promise }) => promise.state === 'fulfilled')
    expect(answered.length).toBeGreaterThan(300)
  })

  it('gives the demo accounts of providers something to look at', async () => {
    const providers = DEMO_ACCOUNTS.filter(
      ({ user }) => user.organisationId !== null && !isDemoFcrc(user.organisationId),
    )
    for (const { user } of providers) {
      const who = caller('partner', { userId: user.id })
      expect((await stand.as(who).call(listMine, {})).total).toBeGreaterThan(10)
    }
  })

  it('tells nobody: no event, no mail', async () => {
    expect(await stand.sql('select 1 from outbox')).toEqual([])
  })
})
