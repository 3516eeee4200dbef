import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract, type Caller, type PacketPart, type PacketReport } from '@isets/contracts'
import { MONDAY, startStand, type BillingStand } from '../test/stand.ts'
import {
  approved,
  billed,
  cost,
  open,
  packetOf,
  place,
  prepared,
  served,
  submitted,
  type Packet,
  type Place,
} from '../test/staffing.ts'

const { reviewReport, reviewBilling, approveBilling, unapprovePacket } = contract.billing
let stand: BillingStand
let here: Place
let id: string
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())
beforeEach(async () => {
  stand.clock.set(MONDAY)
  here = await place(stand)
  await cost(stand, here, await served(stand, here), 2_500)
  id = await packetOf(stand, here)
})

const itemsOf = ({ parts }: Packet, part: PacketPart) => parts.find((one) => one.part === part)?.items ?? []
const ticksOf = (packet: Packet, part: PacketPart) =>
  itemsOf(packet, part).flatMap(({ report, reviewed }) => (reviewed === null ? [] : [[report, reviewed.by.id]]))
const nameOf = ({ userId: one, name }: Caller) => ({ id: one, name })

describe('part 1 of a packet', () => {
  it('BILL-007 has three reports, each ticked when it is approved by the provider and by nothing else', async () => {
    const fresh = await open(stand, here.partner, id)
    const reports = ['employment', 'supportive_services', 'benefits_4333']
    expect(itemsOf(fresh, 'provider').map(({ report, required }) => [report, required])).toEqual(
      reports.map((report) => [report, true]),
    )
    expect(ticksOf(fresh, 'provider')).toEqual([])
    const approval = { id, version: fresh.version, report: 'employment', reviewed: true } as const
    const one = await stand.as(here.partner).call(reviewReport, approval)
    expect(ticksOf(one, 'provider')).toEqual([['employment', here.partner.userId]])
    expect(ticksOf(one, 'provider_manager')).toEqual([])
    const all = await prepared(stand, here.partner, id)
    expect(ticksOf(all, 'provider').map(([report]) => report)).toEqual(reports)
    const taken = await stand
      .as(here.partner)
      .call(reviewReport, { ...approval, version: all.version, reviewed: false })
    expect(ticksOf(taken, 'provider').map(([report]) => report)).toEqual(reports.slice(1))
  })
})

describe('part 3 of a packet', () => {
  const CHECKS: readonly PacketReport[] = ['supportive_services', 'benefits_4333', 'total_charges']
  const check = (report: PacketReport, version: number) =>
    stand.as(here.billing).call(reviewBilling, { id, version, report, reviewed: true })

  it('BILL-023 waits for the approval of the staffing', async () => {
    const { version } = await submitted(stand, here, id)
    await expect(check('total_charges', version)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await expect(stand.as(here.billing).call(approveBilling, { id, version })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
    })
    const seen = await open(stand, here.billing, id)
    expect(seen.allowed).not.toContain('reviewBilling')
  })

  it('BILL-023 is approved by billing with all three checks, and not with two of them', async () => {
    const staffing = await approved(stand, here, id)
    expect(itemsOf(staffing, 'billing').map(({ report, required }) => [report, required])).toEqual(
      CHECKS.map((report) => [report, true]),
    )
    let packet = staffing
    for (const report of CHECKS) {
      await expect(stand.as(here.billing).call(approveBilling, { id, version: packet.version })).rejects.toMatchObject({
        code: 'WRONG_STATUS',
        details: { reason: expect.stringContaining('reviewed here') },
      })
      packet = await check(report, packet.version)
    }
    const done = await stand.as(here.billing).call(approveBilling, { id, version: packet.version })
    expect(done).toMatchObject({ billingApproval: 'approved', billingApproved: { by: nameOf(here.billing) } })
  })
})

describe('under the parts of a packet', () => {
  it('BILL-051 each submission, tick, approval and un-approval stands with its date and user', async () => {
    const days = ['2026-02-10', '2026-02-18', '2026-02-19', '2026-02-25'].map((day) => `${day}T15:00:00.000Z`)
    const [first = '', second = '', third = '', fourth = ''] = days
    stand.clock.set(first)
    await submitted(stand, here, id)
    stand.clock.set(second)
    const staffing = await approved(stand, here, await packetOf(stand, here, '2026-02'))
    stand.clock.set(third)
    const reason = 'A receipt is missing'
    await stand.as(here.providerManager).call(unapprovePacket, { id: staffing.id, version: staffing.version, reason })
    stand.clock.set(fourth)
    const done = await billed(stand, here, staffing.id)

    const linesOf = ({ history }: Packet) => history.map(({ action, at, by }) => [action, at, by])
    expect(linesOf(await open(stand, here.partner, id))).toContainEqual(['submitted', first, nameOf(here.partner)])
    const lines = linesOf(done)
    expect(lines).toContainEqual(['submitted', second, nameOf(here.partner)])
    expect(lines).toContainEqual(['approved', second, nameOf(here.providerManager)])
    expect(lines).toContainEqual(['unapproved', third, nameOf(here.providerManager)])
    expect(lines).toContainEqual(['submitted', fourth, nameOf(here.partner)])
    expect(lines).toContainEqual(['billing_approved', fourth, nameOf(here.billing)])
    for (const [part, who] of [
      ['provider', here.partner],
      ['provider_manager', here.providerManager],
      ['billing', here.billing],
    ] as const) {
      const stamps = itemsOf(done, part).map(({ reviewed }) => reviewed)
      expect(stamps).toEqual([1, 2, 3].map(() => ({ at: fourth, by: nameOf(who) })))
    }
  })
})
