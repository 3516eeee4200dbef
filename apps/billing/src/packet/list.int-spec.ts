import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type Caller } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { eventually } from '@isets/testing'
import { randomUUID } from 'node:crypto'
import { startStand, type BillingStand } from '../test/stand.ts'
import { approved, billed, packetOf, place, served, submitted, type Place } from '../test/staffing.ts'

const { listPackets, listPacketPlaces, countPackets, requestChange } = contract.billing
let stand: BillingStand
let here: Place
let there: Place
const ids: Record<string, string> = {}
beforeAll(async () => {
  stand = await startStand()
  ;[here, there] = [await place(stand), await place(stand, 'EF')]
  for (const month of ['2025-10', '2025-11', '2025-12', '2026-01', '2026-02']) {
    ids[month] = await packetOf(stand, here, month)
  }
  await packetOf(stand, there)
  await served(stand, here)
  await billed(stand, here, ids['2025-10'] ?? '')
  await approved(stand, here, ids['2025-11'] ?? '')
  const { id, version } = await approved(stand, here, ids['2025-12'] ?? '')
  await stand.as(here.partner).call(requestChange, { id, version, reason: 'More hours' })
  await submitted(stand, here, ids['2026-01'] ?? '')
}, 180_000)
afterAll(() => stand.stop())

type Ask = Parameters<BillingStand['as']>[0]
const months = async (who: Ask, ask: object) =>
  (await stand.as(who).call(listPackets, { sort: 'month', ...ask })).rows.map(({ month }) => month)

describe('the list of packets', () => {
  it('BILL-002 says where each month stands', async () => {
    const { rows, total } = await stand.as(here.partner).call(listPackets, {})
    expect(total).toBe(5)
    expect(rows.map(({ month, staffingStatus, dashboard }) => [month, staffingStatus, dashboard])).toEqual([
      ['2026-02', 'not_started', 'not_started'],
      ['2026-01', 'submitted', 'provider_manager_not_complete'],
      ['2025-12', 'change_requested', 'provider_manager_not_complete'],
      ['2025-11', 'approved', 'billing_not_complete'],
      ['2025-10', 'approved', 'all_complete'],
    ])
    expect(rows[3]).toMatchObject({
      organisation: { name: 'Prairie Demo Works' },
      programme: { name: 'Demo Programme', type: 'SJP' },
      billingSubmittal: 'submitted',
      billingApproval: 'not_approved',
      dueOn: '2026-04-30', // TMR-058: submitted in March
      isOverdue: false,
    })
    expect(rows[1]).toMatchObject({ dueOn: '2026-02-20', isOverdue: true, reopenPending: false })
  })

  it.each([
    [{ month: '2026-01' }, ['2026-01']],
    [{ fiscalYear: 2025 }, []],
    [{ status: 'approved,submitted' }, ['2025-10', '2025-11', '2026-01']],
    [{ dashboard: 'all_complete' }, ['2025-10']],
    [{ dashboard: 'billing_not_complete,not_started' }, ['2025-11', '2026-02']],
    [{ view: 'reopening' }, ['2025-12']],
    [{ view: 'overdue' }, ['2025-12', '2026-01']],
    [{ page: 2, pageSize: 2 }, ['2025-12', '2026-01']],
  ] as const)('BILL-003 filters by %j', async (ask, expected) => {
    expect(await months(here.partner, ask)).toEqual(expected)
  })

  it('BILL-003 offers the programs and fiscal years that the reader has packets of', async () => {
    const offered = (who: Caller) => stand.as(who).call(listPacketPlaces, {})
    expect(await offered(here.partner)).toEqual({
      programmes: [
        {
          ...{ id: here.programmeId, name: 'Demo Programme', type: 'SJP' },
          organisation: { id: here.organisationId, name: 'Prairie Demo Works' },
          ...{ office: null, isFcrc: false },
        },
      ],
      fiscalYears: [2026],
      offices: [],
      hasFcrcs: false,
    })
    const all = await offered(here.billing)
    expect(new Set(all.programmes.map(({ id }) => id))).toEqual(new Set([here.programmeId, there.programmeId]))
    expect(all).toMatchObject({ offices: [], hasFcrcs: false })
    const chosen = await stand.as(here.billing).call(listPackets, { programmeId: there.programmeId, fiscalYear: 2026 })
    expect(chosen.total).toBe(1)
    expect(await stand.as(here.partner).call(listPackets, { page: 9 })).toMatchObject({ rows: [], total: 5 })
  })

  it('shows a provider its own, a provider manager the assigned, an intermediary its sub-grantees', async () => {
    const seen = async (who: Caller) =>
      new Set((await stand.as(who).call(listPackets, {})).rows.map(({ organisation }) => organisation.id))
    expect(await seen(there.partner)).toEqual(new Set([there.organisationId]))
    expect(await seen(here.providerManager)).toEqual(new Set([here.organisationId]))
    const above = caller('intermediary', { organisationId: randomUUID(), subGranteeIds: [there.organisationId] })
    expect(await seen(above)).toEqual(new Set([there.organisationId]))
    expect(await seen(here.billing)).toEqual(new Set([here.organisationId, there.organisationId]))
    expect(await seen(caller('partner', { organisationId: randomUUID() }))).toEqual(new Set())
  })

  it('BILL-034 counts what waits for whom, and lists exactly what it counted', async () => {
    const count = (who: Caller) => stand.as(who).call(countPackets, {})
    expect(await count(here.partner)).toMatchObject({ due: 1, overdue: 2, reopening: 1 })
    expect(await count(here.providerManager)).toMatchObject({ due: 2 })
    expect(await count(here.billing)).toMatchObject({
      due: 1,
      byDashboard: {
        not_started: 2,
        provider_manager_not_complete: 2,
        billing_not_complete: 1,
        all_complete: 1,
        future_date: 0,
      },
    })
    expect(await months(here.partner, { view: 'due' })).toEqual(['2026-02'])
    expect(await months(here.providerManager, { view: 'due' })).toEqual(['2025-12', '2026-01'])
    expect(await months(here.billing, { view: 'due' })).toEqual(['2025-11'])
  })

  it('BILL-034 counts what is overdue or asks to be reopened as mine only when my part is to be done', async () => {
    const mine = async (who: Caller) => (await stand.as(who).call(countPackets, {})).mine
    const lists = async (who: Caller) => ({
      overdue: await months(who, { view: 'overdue', mine: 'true' }),
      reopening: await months(who, { view: 'reopening', mine: 'true' }),
    })
    expect(await mine(here.partner)).toEqual({ overdue: 0, reopening: 0 })
    expect(await mine(here.billing)).toEqual({ overdue: 0, reopening: 0 })
    expect(await mine(here.providerManager)).toEqual({ overdue: 2, reopening: 1 })
    expect(await lists(here.partner)).toEqual({ overdue: [], reopening: [] })
    expect(await lists(here.providerManager)).toEqual({ overdue: ['2025-12', '2026-01'], reopening: ['2025-12'] })
  })
})

describe('packets of offices', () => {
  const told = (organisationId: string, region: string, kind: string) =>
    stand.sql('update organisation_projection set region = ?, kind = ? where id = ?', [region, kind, organisationId])
  let [north, south, office]: Place[] = []
  const listed = async (ask: object) => {
    const { rows, total } = await stand.as(caller('billing_manager')).call(listPackets, { pageSize: 200, ...ask })
    expect(total).toBe(rows.length)
    const known = [north, south, office].map((one) => one?.organisationId)
    return known.map((id) => rows.some(({ organisation }) => organisation.id === id))
  }
  beforeAll(async () => {
    ;[north, south, office] = [await place(stand), await place(stand), await place(stand)]
    await told(north.organisationId, 'Demo Office North', 'provider')
    await told(south.organisationId, 'Demo Office South', 'provider')
    await told(office.organisationId, 'Demo Office South', 'fcrc')
    for (const one of [north, south, office]) await packetOf(stand, one)
  })

  it('BILL-003 are listed with those of FCRCs only when these are included or named', async () => {
    expect(await listed({})).toEqual([true, true, false])
    expect(await listed({ includeFcrcs: 'true' })).toEqual([true, true, true])
    expect(await listed({ includeFcrcs: 'false' })).toEqual([true, true, false])
    expect(await listed({ organisationId: office?.organisationId })).toEqual([false, false, true])
  })

  it('BILL-003 are narrowed to an office of DHS', async () => {
    expect(await listed({ office: 'Demo Office South' })).toEqual([false, true, false])
    expect(await listed({ office: 'Demo Office South', includeFcrcs: 'true' })).toEqual([false, true, true])
    expect(await listed({ office: 'Demo Office' })).toEqual([false, false, false])
    const offered = await stand.as(caller('billing_manager')).call(listPacketPlaces, {})
    expect(offered).toMatchObject({ offices: ['Demo Office North', 'Demo Office South'], hasFcrcs: true })
    const programme = offered.programmes.find(({ id }) => id === office?.programmeId)
    expect(programme).toMatchObject({ office: 'Demo Office South', isFcrc: true })
    const own = caller('partner', { organisationId: north?.organisationId ?? null })
    expect(await stand.as(own).call(listPacketPlaces, {})).toMatchObject({
      offices: ['Demo Office North'],
      hasFcrcs: false,
    })
  })

  it('BILL-003 are counted as they are listed, and an FCRC has its own without asking', async () => {
    const counted = async (who: Caller) => {
      const { byDashboard } = await stand.as(who).call(countPackets, {})
      return byDashboard.not_started
    }
    const list = async (who: Caller) =>
      (await stand.as(who).call(listPackets, { dashboard: 'not_started', pageSize: 200 })).total
    const billing = caller('billing_manager')
    expect(await counted(billing)).toBe(await list(billing))
    const own = caller('partner', { organisationId: office?.organisationId ?? null })
    expect([await counted(own), await list(own)]).toEqual([1, 1])
  })
})

describe('the packet of a month', () => {
  it('comes into being when the month is over in Illinois, once, from the first enrolment on', async () => {
    const fresh = await place(stand)
    await served(stand, fresh, { enrolledOn: '2026-01-20', startedOn: '2026-01-20' })
    await stand.sql('update programme_projection set is_open = true where id = ?', [fresh.programmeId])
    await stand.replica()
    const made = () => months(fresh.partner, {})
    await eventually(async () => (await made()).length === 2)
    expect(await made()).toEqual(['2026-01', '2026-02'])
    stand.clock.set('2026-04-01T05:00:00Z')
    await eventually(async () => (await made()).length === 3)
    const { rows } = await stand.as(fresh.partner).call(listPackets, { month: '2026-03' })
    expect(rows).toMatchObject([{ staffingStatus: 'not_started', dueOn: '2026-04-15', fiscalYear: 2026, version: 1 }])
    const told = await stand.sql(`select 1 from outbox where type = 'packet-changed' and aggregate_id = ?`, [
      rows[0]?.id,
    ])
    expect(told).toHaveLength(1)
  }, 30_000)
})
