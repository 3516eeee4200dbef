import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { MONDAY, startStand, type BillingStand } from '../test/stand.ts'
import {
  approved,
  billed,
  cost,
  open,
  packetOf,
  place,
  prepared,
  reportOf,
  served,
  staffed,
  submitted,
  type Place,
} from '../test/staffing.ts'

const { approvePacket, submitPacket, reviewReport, setForm4334, requestChange, decideChange } = contract.billing
const { unapprovePacket, approveBilling, verifyParticipants, listParticipants, reviewStaffing } = contract.billing
let stand: BillingStand
let here: Place
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())
beforeEach(async () => {
  stand.clock.set(MONDAY)
  here = await place(stand)
})

const types = async (id: string) =>
  (await stand.sql<{ type: string }>('select type from outbox where aggregate_id = ? order by id', [id])).map(
    ({ type }) => type,
  )

describe('a month is staffed and billed', () => {
  it('BILL-001 goes through its three parts, and says who did what', async () => {
    await cost(stand, here, await served(stand, here), 2_500)
    const id = await packetOf(stand, here)
    expect(await open(stand, here.partner, id)).toMatchObject({
      staffingStatus: 'not_started',
      dashboard: 'not_started',
      billingSubmittal: 'not_submitted',
      billingApproval: 'not_approved',
      lockedAt: null,
    })
    const done = await billed(stand, here, id)
    expect(done).toMatchObject({
      staffingStatus: 'approved',
      billingSubmittal: 'submitted',
      billingApproval: 'approved',
      dashboard: 'all_complete',
      dueOn: null,
      lockedAt: '2026-03-02T15:00:00.000Z',
      submitted: { by: { id: here.partner.userId } },
      approved: { by: { id: here.providerManager.userId } },
      billingApproved: { by: { id: here.billing.userId } },
      allowed: [],
      totals: { participants: 1, hours: 2_000, billedCents: 2_500, enteredCents: 2_500 },
    })
    const acts = done.history.map(({ action, by }) => [action, by?.id])
    expect(acts).toContainEqual(['submitted', here.partner.userId])
    expect(acts).toContainEqual(['approved', here.providerManager.userId])
    expect(acts.at(-1)).toEqual(['billing_approved', here.billing.userId])
  })

  it('BILL-019 tells that the month is locked, and BILL-020 that it is open again', async () => {
    await served(stand, here)
    const packet = await approved(stand, here, await packetOf(stand, here))
    const { organisationId, programmeId } = here
    const about = { organisationId, programmeId, month: '2026-01', packetId: packet.id }
    const told = await stand.sql<{ payload: unknown }>(
      `select payload from outbox where type like 'month-%' and aggregate_id = ? order by id`,
      [packet.id],
    )
    expect(told).toEqual([{ payload: { ...about, version: packet.version } }])
    const reason = 'A receipt is missing'
    const { version } = await stand
      .as(here.providerManager)
      .call(unapprovePacket, { id: packet.id, version: packet.version, reason })
    expect((await types(packet.id)).at(-1)).toBe('month-unlocked')
    expect(version).toBe(packet.version + 1)
  })

  it('BILL-012 is submitted only when all required boxes are ticked', async () => {
    await served(stand, here)
    const id = await packetOf(stand, here)
    const packet = await prepared(stand, here.partner, id)
    expect(packet.allowed).toContain('submit')
    const without = { id, version: packet.version, report: 'employment', reviewed: false } as const
    const { version, allowed, obstacles } = await stand.as(here.partner).call(reviewReport, without)
    expect(allowed).not.toContain('submit')
    expect(obstacles.submit).toContain('Employment Report')
    await expect(stand.as(here.partner).call(submitPacket, { id, version })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      details: { reason: expect.stringContaining('Employment Report') },
    })
  })

  it('BILL-013 gives each customer 4334 Required or Not Required before the 4333 is ticked', async () => {
    await served(stand, here)
    const id = await packetOf(stand, here)
    const tick = { id, version: 1, report: 'benefits_4333', reviewed: true } as const
    await expect(stand.as(here.partner).call(reviewReport, tick)).rejects.toMatchObject({
      details: { reason: expect.stringContaining('4334') },
    })
  })

  it('BILL-014 requires the discussion after six months in an activity', async () => {
    const { customerId } = await served(stand, here, { startedOn: '2025-08-04', enrolledOn: '2025-08-01' })
    const id = await packetOf(stand, here)
    const { rows } = await stand.as(here.partner).call(listParticipants, { id })
    expect(rows).toMatchObject([{ mustBeDiscussed: true, monthsInActivity: 6, form4334: 'required' }])
    const refused = { id, version: 1, customerIds: [customerId], form4334: 'not_required' as const }
    await expect(stand.as(here.partner).call(setForm4334, refused)).rejects.toMatchObject({ code: 'INVALID' })
    expect((await prepared(stand, here.partner, id)).allowed).toContain('submit')
  })

  it('BILL-015 keeps IDHS verification and "Staffing completed" for IDHS', async () => {
    const { customerId } = await served(stand, here)
    const { id, version } = await submitted(stand, here, await packetOf(stand, here))
    const input = {
      id,
      version,
      customerIds: [customerId],
      idhsVerification: 'eligible' as const,
      staffingCompleted: true,
    }
    await expect(stand.as(here.partner).call(verifyParticipants, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await stand.as(here.providerManager).call(verifyParticipants, input)
    const { rows } = await stand.as(here.partner).call(listParticipants, { id })
    expect(rows).toMatchObject([{ idhsVerification: 'eligible', staffingCompleted: true, form4334: 'not_required' }])
  })

  it('BILL-022 BILL-056 is approved only with the figures that were reviewed, and reviewed again after a change', async () => {
    const whom = await served(stand, here)
    const packet = await staffed(stand, here, await packetOf(stand, here))
    const late = await cost(stand, here, whom, 900)
    const seen = await open(stand, here.providerManager, packet.id)
    expect(seen.allowed).not.toContain('approve')
    expect(reportOf(seen, 'provider', 'supportive_services')).toMatchObject({ changedSince: true })
    const { id, version } = packet
    await expect(stand.as(here.providerManager).call(approvePacket, { id, version })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      details: { reason: expect.stringContaining('Supportive Services Summary') },
    })
    const ticked = { id, version, costIds: [late], approved: true }
    await stand.as(here.partner).call(contract.billing.tickCosts, ticked)
    const again = await prepared(stand, here.partner, id)
    expect(again.staffingStatus).toBe('submitted')
    const tick = { id, version: again.version, report: 'supportive_services', reviewed: true } as const
    const ready = await stand.as(here.providerManager).call(reviewStaffing, tick)
    const done = await stand.as(here.providerManager).call(approvePacket, { id, version: ready.version })
    expect(done.totals).toMatchObject({ billedCents: 900 })
  })

  it('BILL-021 is reopened on request, and stays locked while the request waits', async () => {
    await served(stand, here)
    const { id, version } = await approved(stand, here, await packetOf(stand, here))
    const reason = 'One attendance is missing'
    const asked = await stand.as(here.partner).call(requestChange, { id, version, reason })
    expect(asked).toMatchObject({
      staffingStatus: 'change_requested',
      dashboard: 'provider_manager_not_complete',
      reopenPending: true,
      reopening: { status: 'pending', reason, decided: null },
    })
    expect(asked.lockedAt).not.toBeNull()
    const kept = await stand.as(here.providerManager).call(decideChange, no(asked))
    expect(kept).toMatchObject({ staffingStatus: 'approved', reopening: { status: 'refused', note: 'Not needed' } })
    const again = await stand.as(here.partner).call(requestChange, { id, version: kept.version, reason })
    const granted = { id, version: again.version, grant: true, note: 'Go on' }
    const reopened = await stand.as(caller('super_admin')).call(decideChange, granted)
    expect(reopened).toMatchObject({ staffingStatus: 'unapproved', lockedAt: null, reopening: { status: 'granted' } })
    expect(reportOf(reopened, 'provider', 'employment')).toMatchObject({ changedSince: false, reviewed: {} })
    expect(reportOf(reopened, 'provider_manager', 'employment')).toMatchObject({ reviewed: null })
  })

  it('BILL-021 is not reopened by whoever asked for it or prepared it, whatever their roles', async () => {
    await served(stand, here)
    const { id, version } = await approved(stand, here, await packetOf(stand, here))
    const roles = ['partner' as const, 'workforce_development' as const]
    const both = { ...caller('partner', { organisationId: here.organisationId }), roles }
    const asked = await stand.as(both).call(requestChange, { id, version, reason: 'One attendance is missing' })
    expect(asked.allowed).not.toContain('decideChange')
    const refused = { code: 'WRONG_STATUS', details: { reason: expect.stringContaining('Somebody else') } }
    for (const grant of [true, false]) {
      const answer = { id, version: asked.version, grant, note: 'My own' }
      await expect(stand.as(both).call(decideChange, answer)).rejects.toMatchObject(refused)
    }
    const own = { id, version: asked.version, reason: 'My own' }
    await expect(stand.as(both).call(unapprovePacket, own)).rejects.toMatchObject(refused)
    expect(await stand.as(here.providerManager).call(decideChange, no(asked))).toMatchObject({ version: version + 2 })
  })

  const no = ({ id, version }: { id: string; version: number }) => ({ id, version, grant: false, note: 'Not needed' })

  it('BILL-020 BILL-024 is un-approved until billing has approved, and never afterwards', async () => {
    await served(stand, here)
    const packet = await billed(stand, here, await packetOf(stand, here))
    const { id, version } = packet
    const input = { id, version, reason: 'Too late' }
    await expect(stand.as(here.providerManager).call(unapprovePacket, input)).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      details: { reason: expect.stringContaining('amendment') },
    })
    await expect(stand.as(here.partner).call(requestChange, input)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    const seen = await open(stand, here.providerManager, id)
    expect(Object.values(seen.obstacles)[0]).toContain('amendment')
  })

  it('lets nobody approve what they prepared, whatever their roles', async () => {
    await served(stand, here)
    const id = await packetOf(stand, here)
    const both = { ...here.partner, roles: ['partner', 'workforce_development', 'billing_manager'] as const }
    const everything = { ...both, roles: [...both.roles] }
    const { version } = await submitted(stand, { ...here, partner: everything }, id)
    const tick = { id, version, report: 'employment', reviewed: true } as const
    await expect(stand.as(everything).call(reviewStaffing, tick)).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      details: { reason: expect.stringContaining('Somebody else') },
    })
    const two = { ...here.providerManager, roles: ['provider_manager' as const, 'billing_manager' as const] }
    const ready = await approved(stand, { ...(await place(stand)), ...here, providerManager: two }, await other())
    const bill = { id: ready.id, version: ready.version }
    await expect(stand.as(two).call(approveBilling, bill)).rejects.toMatchObject({
      details: { reason: expect.stringContaining('You approved the staffing') },
    })
  })

  const other = () => packetOf(stand, here, '2026-02')

  it('BILL-002 knows the packet as it was for somebody who comes late', async () => {
    const id = await packetOf(stand, here)
    await prepared(stand, here.partner, id)
    const stale = { id, version: 1 }
    await expect(stand.as(here.partner).call(submitPacket, stale)).rejects.toMatchObject({
      code: 'STALE',
      details: { current: expect.objectContaining({ id, staffingStatus: 'in_progress' }) },
    })
  })
})
