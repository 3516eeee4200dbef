import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { caseworkEvents, contract, type AmendmentView, type Caller } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { eventually } from '@isets/testing'
import { randomUUID } from 'node:crypto'
import { newCost } from '../test/customers.ts'
import { MONDAY, startStand, type BillingStand } from '../test/stand.ts'
import {
  approved,
  billed,
  open,
  packetOf,
  place,
  served,
  MONTH,
  type Place,
  type Served,
  type Service,
} from '../test/staffing.ts'

const { amendHours, listAmendments, countAmendments, reviewAmendment, approveAmendment } = contract.billing
const { openAmendment, listParticipants, unapprovePacket, recordCost, editCost, openServices } = contract.billing
const REASON = 'The time sheet came late'
let stand: BillingStand
let here: Place
let whom: Served
let id: string
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())
beforeEach(async () => {
  stand.clock.set(MONDAY)
  here = await place(stand)
  whom = await served(stand, here)
  id = await packetOf(stand, here)
})

function amended(newHours: number, by: Caller = here.partner): Promise<AmendmentView> {
  const { activityId } = whom
  return stand.as(by).call(amendHours, { activityId, month: MONTH, newHours, reason: REASON })
}

const decided = (
  operation: typeof reviewAmendment | typeof approveAmendment,
  by: Caller,
  { id: one, version }: AmendmentView,
  accept = true,
) => stand.as(by).call(operation, { id: one, version, accept, note: accept ? '' : 'No receipt' })

describe('an amendment without a cost', () => {
  it('BILL-025 counts provisionally at once, and ends with the review at the next staffing', async () => {
    const before = await billed(stand, here, id)
    const next = await packetOf(stand, here, '2026-02')
    const amendment = await amended(2_600)
    expect(amendment).toMatchObject({
      kind: 'hours',
      status: 'provisionally_accepted',
      month: MONTH,
      reviewMonth: '2026-02',
      reviewPacketId: next,
      originalHours: 2_000,
      newHours: 2_600,
      reason: REASON,
      requested: { by: { id: here.partner.userId } },
      allowed: [],
    })
    const reviewed = await decided(reviewAmendment, here.providerManager, amendment)
    expect(reviewed).toMatchObject({ status: 'reviewed', reviewed: { by: { id: here.providerManager.userId } } })
    await expect(decided(approveAmendment, here.billing, reviewed)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    const after = await open(stand, here.partner, id)
    expect({ totals: after.totals, version: after.version }).toEqual({ totals: before.totals, version: before.version })
    const { rows } = await stand.as(here.partner).call(listParticipants, { id })
    expect(rows).toMatchObject([{ hours: 2_000 }]) // BILL-030: the original stays
  })

  it('BILL-030 starts each amendment from the one before', async () => {
    await billed(stand, here, id)
    await packetOf(stand, here, '2026-02')
    const first = await amended(2_600)
    expect(await amended(2_500)).toMatchObject({ originalHours: 2_600, newHours: 2_500 })
    await decided(reviewAmendment, here.providerManager, first, false)
    expect(await amended(3_000)).toMatchObject({ originalHours: 1_900, newHours: 3_000 })
  })

  it('BILL-028 is reviewed with the first unapproved month, and with none while there is none', async () => {
    await billed(stand, here, id)
    const amendment = await amended(2_600)
    expect(amendment).toMatchObject({ reviewMonth: null, reviewPacketId: null })
    await expect(decided(reviewAmendment, here.providerManager, amendment)).rejects.toMatchObject({
      details: { reason: expect.stringContaining('next staffing') },
    })
    await packetOf(stand, here, '2026-03')
    const february = await packetOf(stand, here, '2026-02')
    const page = await stand.as(here.providerManager).call(listAmendments, { reviewPacketId: february })
    expect(page.rows).toMatchObject([{ id: amendment.id, reviewMonth: '2026-02', allowed: ['review'] }])
    expect(await open(stand, here.partner, february)).toMatchObject({ amendmentsToReview: 1 })
    expect(await open(stand, here.partner, id)).toMatchObject({ amendmentsToReview: 0 })
  })

  it.each(['open', 'locked'])('BILL-024 is refused while the month is %s', async (state) => {
    if (state === 'locked') await approved(stand, here, id)
    await expect(amended(100)).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      details: { reason: expect.stringContaining('needs no amendment') },
    })
  })

  it('BILL-038 is refused after August 15 of the fiscal year', async () => {
    await billed(stand, here, id)
    stand.clock.set('2026-08-16T04:59:00Z')
    await amended(2_100)
    stand.clock.set('2026-08-16T05:00:00Z')
    await expect(amended(2_200)).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      details: { reason: expect.stringContaining('Court of Claims') },
    })
  })

  it('refuses a Social Security number in the reason, and a customer whom the provider may not see', async () => {
    await billed(stand, here, id)
    const input = { activityId: whom.activityId, month: MONTH, newHours: 1 }
    const number = 'Her number is 123-45-6789'
    await expect(stand.as(here.partner).call(amendHours, { ...input, reason: number })).rejects.toMatchObject({
      code: 'PERSONAL_DATA',
    })
    await expect(amended(1, caller('partner', { organisationId: randomUUID() }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it.each<[string, Service, number, string]>([
    ['that began a year later', { startedOn: '2027-01-04' }, 2_600, 'not open'],
    ['that was completed before', { completedOn: '2025-12-31' }, 2_600, 'not open'],
    ['outside of SNAP', { isSnap: false }, 2_600, 'SNAP'],
    ['for more hours than its days have', { completedOn: '2026-01-02' }, 4_801, '2 days'],
  ])('BILL-025 BILL-047 is refused for an activity %s', async (_title, service, hours, words) => {
    await billed(stand, here, id)
    whom = await served(stand, here, { ...service, month: '2026-02' })
    await expect(amended(hours)).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      details: { reason: expect.stringContaining(words) },
    })
  })

  it('CASE-033 is refused for the activity of another provider of the customer', async () => {
    const there = await place(stand)
    const granted = [here.organisationId, there.organisationId]
    whom = await served(stand, here, { granted })
    await billed(stand, here, id)
    await expect(amended(2_600, there.partner)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      details: { reason: expect.stringContaining('another provider') },
    })
    expect(await amended(2_600)).toMatchObject({ newHours: 2_600 })
  })

  it('C32 is not decided by whoever asked for it', async () => {
    await billed(stand, here, id)
    await packetOf(stand, here, '2026-02')
    const asked = await amended(2_600, here.providerManager)
    expect(asked.allowed).toEqual([])
    await expect(decided(reviewAmendment, here.providerManager, asked)).rejects.toMatchObject({
      details: { reason: expect.stringContaining('You asked') },
    })
    const other = caller('workforce_development')
    await expect(decided(reviewAmendment, other, asked, true)).resolves.toMatchObject({ status: 'reviewed' })
  })

  it('asks for a note when it is refused', async () => {
    await billed(stand, here, id)
    await packetOf(stand, here, '2026-02')
    const { id: one, version } = await amended(2_600)
    const input = { id: one, version, accept: false }
    await expect(stand.as(here.providerManager).call(reviewAmendment, input)).rejects.toMatchObject({ code: 'INVALID' })
  })
})

describe('an amendment with a cost', () => {
  const late = { category: 'clothing', issuedOn: '2026-01-20', quantity: 1 } as const
  const entered = (unitCents: number, amendmentReason?: string) =>
    stand.as(here.partner).call(recordCost, {
      ...newCost({ id: whom.customerId, activityId: whom.activityId }, { ...late, unitCents }),
      ...(amendmentReason !== undefined && { amendmentReason }),
    })
  beforeEach(() =>
    stand.sql(
      `insert into supportive_service values (gen_random_uuid(), 1, ?, 'clothing', 'Work', 'open', null, null, 1, '', ?)`,
      [whom.customerId, here.organisationId],
    ),
  )

  async function withCost(cents: number): Promise<AmendmentView> {
    const { amendmentId } = await entered(cents, REASON)
    return stand.as(here.partner).call(openAmendment, { id: amendmentId ?? '' })
  }

  it('BILL-021 asks for the reopening while the month is approved and not billed', async () => {
    await approved(stand, here, id)
    await expect(entered(2_500, REASON)).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      details: { reason: expect.stringContaining('reopen') },
    })
  })

  it('BILL-027 prompts for a reason, and saves it with the cost', async () => {
    await billed(stand, here, id)
    await expect(entered(2_500)).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { amendmentReason: expect.any(String) } },
    })
    expect(await withCost(2_500)).toMatchObject({ reason: REASON, changed: 'Clothing', customerName: 'Wren Sample' })
  })

  it('SUPP-022 prompts for an amendment reason in a month that was billed, and enters nothing without it', async () => {
    stand.clock.set('2026-01-21T15:00:00Z')
    expect(await entered(1_000)).toMatchObject({ amendmentId: null }) // in the month itself nobody is asked
    stand.clock.set(MONDAY)
    await billed(stand, here, id)
    const year = () => stand.as(here.partner).call(openServices, { customerId: whom.customerId, fiscalYear: 2026 })
    await expect(entered(2_500)).rejects.toMatchObject({
      details: { fields: { amendmentReason: expect.stringContaining('why') } },
    })
    expect((await year()).totalCents).toBe(1_000)
    const later = await entered(2_500, REASON)
    expect(later).toMatchObject({ isLate: true, amendmentWaits: true, month: MONTH })
    expect((await year()).totalCents).toBe(3_500)
    const amendment = await stand.as(here.partner).call(openAmendment, { id: later.amendmentId ?? '' })
    expect(amendment).toMatchObject({ kind: 'new_cost', reason: REASON, originalCents: 1_000, newCents: 3_500 })
  })

  it('BILL-030 puts a corrected cost beside the original, and takes a refused one back', async () => {
    const first = await entered(1_000, REASON)
    await billed(stand, here, id)
    await packetOf(stand, here, '2026-02')
    const { id: _id, version: _version, ...fields } = { ...first }
    const { subtype, method, issuedOn, quantity, paidBy, isEstimate } = fields
    const typed = { subtype, method, issuedOn, quantity, paidBy, isEstimate, unitCents: 700 }
    const corrected = await stand
      .as(here.partner)
      .call(editCost, { id: first.id, version: first.version, ...typed, amendmentReason: REASON })
    const asked = await stand.as(here.partner).call(openAmendment, { id: corrected.amendmentId ?? '' })
    expect(asked).toMatchObject({ kind: 'cost', originalCents: 1_000, newCents: 700 })
    const total = async () =>
      (await stand.as(here.partner).call(openServices, { customerId: whom.customerId, fiscalYear: 2026 })).totalCents
    expect(await total()).toBe(700)
    await decided(reviewAmendment, here.providerManager, asked, false)
    expect(await total()).toBe(1_000)
    const packet = await open(stand, here.partner, id)
    expect(packet.totals).toMatchObject({ enteredCents: 1_000, billedCents: 1_000 })
  })

  it('BILL-026 BILL-027 C32 is reviewed, then approved by billing: three different people', async () => {
    await billed(stand, here, id)
    await packetOf(stand, here, '2026-02')
    const asked = await withCost(2_500)
    expect(asked).toMatchObject({
      kind: 'new_cost',
      status: 'pending_review',
      originalCents: 0,
      newCents: 2_500,
      reason: REASON,
    })
    const two = { ...here.billing, roles: ['billing_manager' as const, 'workforce_development' as const] }
    const reviewed = await decided(reviewAmendment, two, asked)
    await expect(decided(approveAmendment, two, reviewed)).rejects.toMatchObject({
      details: { reason: expect.stringContaining('You reviewed') },
    })
    const done = await decided(approveAmendment, caller('billing_manager'), reviewed)
    expect(done).toMatchObject({ status: 'approved', allowed: [] })
    const told = await stand.sql<{ payload: { status: string } }>(
      'select payload from outbox where aggregate_id = ? order by id',
      [asked.id],
    )
    expect(told.map(({ payload }) => payload.status)).toEqual(['pending_review', 'reviewed', 'approved'])
  })

  it('counts what waits for whom', async () => {
    await billed(stand, here, id)
    await packetOf(stand, here, '2026-02')
    const count = (who: Caller) => stand.as(who).call(countAmendments, {})
    const [before, billing] = [await count(here.providerManager), await count(here.billing)]
    const asked = await withCost(100)
    expect((await count(here.providerManager)).to_review).toBe(before.to_review + 1)
    expect(await count(here.partner)).toEqual({ to_review: 0, to_approve: 0 })
    await decided(reviewAmendment, here.providerManager, asked)
    expect(await count(here.billing)).toEqual({ to_review: 0, to_approve: billing.to_approve + 1 })
    const page = await stand
      .as(here.billing)
      .call(listAmendments, { view: 'to_approve', programmeId: here.programmeId })
    expect(page.rows).toMatchObject([{ id: asked.id, allowed: ['approve'] }])
  })
})

describe('the post-staffing list', () => {
  it('BILL-029 shows its nine columns, and "Changes Reviewed" ends it', async () => {
    await stand.sql(`insert into packet_participant values (?, ?, 'not_required', 'eligible', true)`, [
      id,
      whom.customerId,
    ])
    await billed(stand, here, id)
    const next = await packetOf(stand, here, '2026-02')
    const amendment = await amended(2_600)
    const list = (view: 'to_review' | 'all') =>
      stand.as(here.providerManager).call(listAmendments, { reviewPacketId: next, view })
    const [row] = (await list('to_review')).rows
    expect(row).toMatchObject({
      customerName: 'Wren Sample',
      changed: 'VT',
      month: MONTH,
      originalHours: 2_000,
      newHours: 2_600,
      originalCents: 0,
      newCents: 0,
      idhsVerification: 'eligible',
      allowed: ['review'],
    })
    const decision = { id: amendment.id, version: amendment.version, accept: true } as const
    const ended = await stand
      .as(here.providerManager)
      .call(reviewAmendment, { ...decision, idhsVerification: 'not_eligible' })
    expect(ended).toMatchObject({ status: 'reviewed', idhsVerification: 'not_eligible', allowed: [] })
    expect((await list('to_review')).rows).toEqual([])
    expect((await list('all')).rows).toMatchObject([{ id: amendment.id, idhsVerification: 'not_eligible' }])
  })

  it('BILL-029 keeps the verification where the review says nothing of it', async () => {
    await billed(stand, here, id)
    await packetOf(stand, here, '2026-02')
    const asked = await amended(2_600)
    expect(asked.idhsVerification).toBeNull()
    expect(await decided(reviewAmendment, here.providerManager, asked)).toMatchObject({ idhsVerification: null })
  })
})

describe('attendance that comes late', () => {
  /** Casework tells the hours of an activity. */
  async function told(hours: number, version: number): Promise<void> {
    const { organisationId, programmeId } = here
    const { activityId, customerId } = whom
    const aggregateId = `${activityId}-${MONTH}`
    const payload = {
      activityId,
      customerId,
      organisationId,
      programmeId,
      month: MONTH,
      hours,
      verifiedHours: 0,
      version,
    }
    await stand.tell(caseworkEvents.attendanceChanged, aggregateId, version, payload)
  }
  const waiting = async () =>
    (
      await stand.sql<{ waiting: number | null }>(
        'select waiting_hours as waiting from attendance_projection where activity_id = ?',
        [whom.activityId],
      )
    )[0]?.waiting
  const hours = async () => (await open(stand, here.partner, id)).totals.hours

  it('counts while the month is open', async () => {
    await told(2_400, 1)
    await eventually(async () => (await hours()) === 2_400)
  })

  it('BILL-019 waits while the month is locked, and counts when it is reopened', async () => {
    const { version } = await approved(stand, here, id)
    await told(2_400, 1)
    await eventually(async () => (await waiting()) === 2_400)
    expect(await hours()).toBe(2_000)
    await stand.as(here.providerManager).call(unapprovePacket, { id, version, reason: 'Late hours' })
    expect(await hours()).toBe(2_400)
  })

  it('BILL-025 becomes an amendment once billing has approved', async () => {
    await billed(stand, here, id)
    await told(2_400, 1)
    const mine = () => stand.as(here.billing).call(listAmendments, { programmeId: here.programmeId })
    await eventually(async () => (await mine()).total === 1)
    expect((await mine()).rows).toMatchObject([
      { kind: 'hours', originalHours: 2_000, newHours: 2_400, requested: { by: null } },
    ])
    expect(await hours()).toBe(2_000)
  })
})
