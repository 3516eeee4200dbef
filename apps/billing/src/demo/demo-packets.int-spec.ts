import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, STAFFING_STATUSES, type PacketRow } from '@isets/contracts'
import { closeOrm, ormOptions } from '@isets/service-kit'
import { caller } from '@isets/service-kit/testing'
import { MikroORM } from '@mikro-orm/postgresql'
import { billingOrm } from '../orm.ts'
import { startStand, type BillingStand } from '../test/stand.ts'
import { seedDemoPackets } from './demo-packets.ts'

const { listPackets, listParticipants, listAmendments, openPacket } = contract.billing
const NOW = new Date('2026-11-22T18:00:00Z')
const reader = caller('super_admin')
let stand: BillingStand
let rows: PacketRow[]

beforeAll(async () => {
  stand = await startStand()
  stand.clock.set(NOW)
  const orm = await MikroORM.init(ormOptions({ databaseUrl: stand.database.ownerUrl, ...billingOrm }))
  await seedDemoPackets(orm.em.fork(), NOW)
  expect(await seedDemoPackets(orm.em.fork(), NOW)).toBe(0)
  await closeOrm(orm)
  const pages = [1, 2].map((page) => stand.as(reader).call(listPackets, { page, pageSize: 200 }))
  rows = (await Promise.all(pages)).flatMap((page) => page.rows)
})
afterAll(() => stand.stop())

describe('the packets of the demo', () => {
  it('cover fourteen months of all programmes, in every state', () => {
    expect(new Set(rows.map(({ month }) => month)).size).toBe(14)
    expect(rows.length).toBe(19 * 14)
    expect(new Set(rows.map(({ staffingStatus }) => staffingStatus))).toEqual(new Set(STAFFING_STATUSES))
    expect(rows.filter(({ billingApproval }) => billingApproval === 'approved').length).toBeGreaterThan(150)
    expect(rows.filter(({ reopenPending }) => reopenPending).length).toBeGreaterThan(3)
    expect(rows.every(({ programme, organisation }) => programme.name !== '' && organisation.name !== '')).toBe(true)
  })

  it('show the frozen figures of a billed month, prepared and approved by three people', async () => {
    const billed = rows.find(({ billingApproval }) => billingApproval === 'approved')
    const packet = await stand.as(reader).call(openPacket, { id: billed?.id ?? '' })
    expect(packet.totals.participants).toBeGreaterThan(3)
    expect((await stand.as(reader).call(listParticipants, { id: packet.id })).total).toBe(packet.totals.participants)
    const people = [packet.submitted, packet.approved, packet.billingApproved].map((stamp) => stamp?.by.id)
    expect(new Set(people).size).toBe(3)
  })

  it('have amendments in all states, and tell nobody', async () => {
    const { rows: amendments } = await stand.as(reader).call(listAmendments, { pageSize: 200 })
    expect(new Set(amendments.map(({ status }) => status)).size).toBe(5)
    expect(await stand.sql('select 1 from outbox')).toEqual([])
  })
})
