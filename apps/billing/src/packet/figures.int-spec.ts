import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract, type Caller } from '@isets/contracts'
import { inScope, transactional } from '@isets/service-kit'
import { caller } from '@isets/service-kit/testing'
import { RequestContext } from '@mikro-orm/core'
import { randomUUID } from 'node:crypto'
import { startStand, type BillingStand } from '../test/stand.ts'
import { approved, cost, open, packetOf, place, served, type Place, type Service } from '../test/staffing.ts'
import { packetFigures, totalsOf } from './figures.ts'
import { FiguresQuery } from './figures.query.ts'
import { StaffingPacket } from './packet.entity.ts'

const { listParticipants, listPacketCosts, listPacketEmployments, listPacketAttendance } = contract.billing
let stand: BillingStand
let here: Place
let id: string
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())
beforeEach(async () => {
  here = await place(stand)
  id = await packetOf(stand, here)
})

const names = async (who: Caller = here.partner) =>
  (await stand.as(who).call(listParticipants, { id })).rows.map(({ name }) => name)

describe('the 4333', () => {
  const [OTHER, FIRST, LATER] = [randomUUID(), '2026-01-01', '2026-02-03']
  it.each<[string, Service]>([
    ['without an accepted referral', { granted: [] }],
    ['with the referral of another agency', { granted: [OTHER] }],
    ['whose referral was accepted later', { acceptedSince: '2026-02-01' }],
    ['whose referral ended before', { acceptedUntil: '2025-12-31', granted: [] }],
    ['who was enrolled later', { enrolledOn: '2026-02-01' }],
    ['whose enrolment ended before', { endedOn: '2025-12-31' }],
    ['whose status is not Active or Retention', { status: 'inactive' }],
    ['who became Active later', { staffedSince: '2026-02-01' }],
    ['who exited before', { status: 'exited', staffedUntil: '2025-12-31' }],
    ['whose activity began later', { startedOn: '2026-02-01' }],
    ['whose activity ended before', { completedOn: '2025-12-31' }],
    ['whose activity is no SNAP activity', { isSnap: false }],
    ['whose activity another agency provides', { activityOrganisationId: OTHER }],
  ])('BILL-047 leaves out a customer %s', async (_why, service) => {
    await served(stand, here, { name: 'Ash Counted' })
    await served(stand, here, { ...service, name: 'Birch Missing' })
    expect(await names()).toEqual(['Ash Counted'])
  })

  it.each<[string, Service]>([
    ['in Retention', { status: 'retention' }],
    ['who began on the last day', { startedOn: '2026-01-31', enrolledOn: '2026-01-31' }],
    [
      'who exited on the first day',
      { status: 'exited', staffedUntil: FIRST, acceptedUntil: FIRST, granted: [], completedOn: FIRST, endedOn: FIRST },
    ],
    ['who exited later', { status: 'exited', staffedUntil: LATER, acceptedUntil: LATER, granted: [], endedOn: LATER }],
    ['who was paused later', { status: 'inactive', staffedUntil: LATER }],
    ['whose consent was revoked later', { acceptedUntil: LATER, granted: [] }],
    ['who was Active and accepted on the last day', { staffedSince: '2026-01-31', acceptedSince: '2026-01-31' }],
  ])('BILL-047 counts a customer %s', async (_who, service) => {
    await served(stand, here, { ...service, name: 'Ash Counted' })
    expect(await names(here.providerManager)).toEqual(['Ash Counted'])
  })

  it('BILL-047 asks an FCRC for no referral to itself', async () => {
    await served(stand, here, { name: 'Ash Counted', granted: [] })
    expect(await names(here.providerManager)).toEqual([])
    await stand.sql(`update organisation_projection set kind = 'fcrc' where id = ?`, [here.organisationId])
    expect(await names(here.providerManager)).toEqual(['Ash Counted'])
  })

  it('IDN-015 keeps a customer in the figures whose referral is closed, without the name', async () => {
    const { customerId } = await served(stand, here)
    await approved(stand, here, id)
    await stand.sql(`update customer_access set granted_organisation_ids = '{}' where customer_id = ?`, [customerId])
    const { rows, total } = await stand.as(here.partner).call(listParticipants, { id })
    expect({ rows, total }).toMatchObject({ total: 1, rows: [{ name: null, individualNumber: null, hours: 2_000 }] })
    expect(await names(here.providerManager)).toEqual(['Wren Sample'])
  })

  it('says the same to everybody: the figures do not depend on who looks', async () => {
    await cost(stand, here, await served(stand, here), 700)
    const readers = [here.partner, here.providerManager, here.billing, caller('auditor')]
    const totals = await Promise.all(readers.map(async (who) => (await open(stand, who, id)).totals))
    expect(new Set(totals.map((one) => JSON.stringify(one))).size).toBe(1)
  })
})

describe('the supportive-services summary', () => {
  it('BILL-010 bills what is ticked, without what lies over the cap', async () => {
    const whom = await served(stand, here)
    const [first, over] = [await cost(stand, here, whom, 10_000), await cost(stand, here, whom, 5_000)]
    await stand.sql(`update cost set over_cap_at = now(), excess_cents = 2_000 where id = ?`, [over])
    const input = { id, version: 1, costIds: [first, over], approved: true }
    const { totals } = await stand.as(here.partner).call(contract.billing.tickCosts, input)
    expect(totals).toMatchObject({
      enteredCents: 15_000,
      billedCents: 13_000,
      byCategory: [{ category: 'clothing', label: 'Clothing', cents: 13_000 }],
    })
    const { rows } = await stand.as(here.partner).call(listPacketCosts, { id })
    expect(rows.map(({ override, approvedByPartner }) => [override, approvedByPartner]).toSorted()).toEqual([
      ['none', true],
      ['pending', true],
    ])
  })

  it('leaves out what another source paid, what was deleted, and what belongs to another month', async () => {
    const whom = await served(stand, here)
    const [paid, deleted] = [await cost(stand, here, whom, 100), await cost(stand, here, whom, 200)]
    await cost(stand, here, whom, 300, '2026-02')
    await stand.sql(`update cost set paid_by = 'other' where id = ?`, [paid])
    await stand.sql(`update cost set deleted_at = now() where id = ?`, [deleted])
    expect((await stand.as(here.partner).call(listPacketCosts, { id })).rows).toEqual([])
  })
})

describe('the figures without names', () => {
  function bothWays() {
    const { app, connections } = stand.service
    const { em } = connections.orm
    const scope = { service: 'billing', clock: stand.clock, requestId: randomUUID(), hops: 0 } as const
    const query = app.get(FiguresQuery)
    const read = () =>
      transactional(em, null, async (tx) => {
        const packet = await tx.findOneOrFail(StaffingPacket, { id })
        return { counted: await query.counted(packet), whole: await query.of(packet) }
      })
    return inScope(scope, () => RequestContext.create(em, read))
  }

  it.each(['open', 'locked'])('BILL-007 have the fingerprints and sums of the whole, %s', async (state) => {
    here = await place(stand, 'EF')
    id = await packetOf(stand, here)
    const whom = await served(stand, here, { name: 'Birch Counted', hours: 1_250 })
    await served(stand, here, { name: 'Ash Counted', startedOn: '2025-08-10', enrolledOn: '2025-08-01' })
    const ticked = await cost(stand, here, whom, 10_000)
    await cost(stand, here, whom, 5_000)
    await stand.sql(`update cost set over_cap_at = now(), excess_cents = 2_000 where id = ?`, [ticked])
    await stand.as(here.partner).call(contract.billing.tickCosts, { id, version: 1, costIds: [ticked], approved: true })
    if (state === 'locked') await approved(stand, here, id)
    const { counted, whole } = await bothWays()
    expect([whole.participants, whole.costs, whole.attendance].map((rows) => rows.length)).toEqual([2, 2, 2])
    expect(packetFigures(counted)).toEqual(packetFigures(whole))
    expect(totalsOf(counted)).toEqual(totalsOf(whole))
  })
})

describe('the other reports', () => {
  it('has no employments until they are kept', async () => {
    await served(stand, here)
    expect(await stand.as(here.partner).call(listPacketEmployments, { id })).toMatchObject({ rows: [], total: 0 })
  })

  it('BILL-008 sums the attendance of Earnfare', async () => {
    here = await place(stand, 'EF')
    id = await packetOf(stand, here)
    await served(stand, here, { hours: 1_250 })
    const { rows } = await stand.as(here.partner).call(listPacketAttendance, { id })
    expect(rows).toMatchObject([{ activity: 'VT', hours: 1_250, verifiedHours: 0 }])
    const { parts } = await open(stand, here.partner, id)
    expect(parts[0]?.items.map(({ report, required }) => [report, required])).toEqual([
      ['attendance_2606', true],
      ['supportive_services', true],
      ['benefits_4333', true],
      ['expense_certification', false],
    ])
  })

  it('hides the packet from another provider', async () => {
    const stranger = caller('partner', { organisationId: randomUUID() })
    for (const report of [listParticipants, listPacketCosts, listPacketEmployments, listPacketAttendance]) {
      await expect(stand.as(stranger).call(report, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })
})
