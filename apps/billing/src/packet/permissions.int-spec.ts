import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, ROLES, type PacketAct, type Role } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { startStand, type BillingStand } from '../test/stand.ts'
import { approved, open, packetOf, place, served, staffed, type Place } from '../test/staffing.ts'

const { reviewReport, setForm4334, tickCosts, submitPacket, requestChange, verifyParticipants } = contract.billing
const { reviewStaffing, approvePacket, unapprovePacket, decideChange, reviewBilling, approveBilling } = contract.billing

type Outcome = 'NOT_FOUND' | 'FORBIDDEN' | 'may'
const READ: readonly Role[] = ['workforce_development', 'billing_manager', 'idhs_manager', 'super_admin', 'auditor']
/** Of those who may read the packet of an organisation that is not theirs: who may do what. From the rubric. */
const STRANGERS: Record<string, readonly Role[]> = {
  reviewReport: [],
  setForm4334: [],
  tickCosts: [],
  submitPacket: [],
  requestChange: [],
  verifyParticipants: ['workforce_development', 'super_admin'],
  reviewStaffing: ['workforce_development'],
  approvePacket: ['workforce_development'],
  unapprovePacket: ['workforce_development'],
  decideChange: ['workforce_development', 'super_admin'],
  reviewBilling: ['billing_manager'],
  approveBilling: ['billing_manager'],
}
/** Who may never call it, whatever the packet. */
const OPERATIONS = {
  reviewReport,
  setForm4334,
  tickCosts,
  submitPacket,
  requestChange,
  verifyParticipants,
  reviewStaffing,
  approvePacket,
  unapprovePacket,
  decideChange,
  reviewBilling,
  approveBilling,
}

let stand: BillingStand
let here: Place
let id: string
beforeAll(async () => {
  stand = await startStand()
  here = await place(stand)
  await served(stand, here)
  id = await packetOf(stand, here)
})
afterAll(() => stand.stop())

const INPUTS: Record<string, object> = {
  reviewReport: { report: 'employment', reviewed: true },
  setForm4334: { customerIds: ['10000000-0000-4000-8000-000000000001'], form4334: 'required' },
  tickCosts: { costIds: ['10000000-0000-4000-8000-000000000001'], approved: true },
  submitPacket: {},
  requestChange: { reason: 'A reason' },
  verifyParticipants: { customerIds: ['10000000-0000-4000-8000-000000000001'] },
  reviewStaffing: { report: 'employment', reviewed: true },
  approvePacket: {},
  unapprovePacket: { reason: 'A reason' },
  decideChange: { grant: true, note: 'A note' },
  reviewBilling: { report: 'total_charges', reviewed: true },
  approveBilling: {},
}

/** With a version that nobody has seen, so that nothing happens to those who may. */
async function outcome(name: keyof typeof OPERATIONS, role: Role, mine: boolean): Promise<Outcome> {
  const who = mine
    ? caller(role, { organisationId: here.organisationId, assignedOrganisationIds: [here.organisationId] })
    : caller(role, {
        organisationId: '10000000-0000-4000-8000-000000000009',
        subGranteeIds: ['10000000-0000-4000-8000-000000000008'],
        assignedOrganisationIds: ['10000000-0000-4000-8000-000000000008'],
      })
  const input = { id, version: 999, ...INPUTS[name] } as never
  const code = await stand
    .as(who)
    .call(OPERATIONS[name], input)
    .then(
      () => 'answered',
      (error: { code: string }) => error.code,
    )
  return code === 'NOT_FOUND' || code === 'FORBIDDEN' ? code : 'may'
}

const names = Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[]

describe('who may do what with the packet of another organisation (IDN-015)', () => {
  it.each(names)('%s', async (name) => {
    for (const role of ROLES) {
      const got = await outcome(name, role, false)
      const allowed = STRANGERS[name]?.includes(role) ?? false
      if (allowed) expect([role, got]).toEqual([role, 'may'])
      else expect([role, got]).not.toEqual([role, 'may'])
      if (!READ.includes(role) && got !== 'FORBIDDEN') expect([role, got]).toEqual([role, 'NOT_FOUND'])
    }
  })
})

describe('who may do what with a packet of their own', () => {
  const OWN: Partial<Record<keyof typeof OPERATIONS, readonly Role[]>> = {
    reviewReport: ['partner', 'intermediary'],
    submitPacket: ['partner', 'intermediary'],
    requestChange: ['partner', 'intermediary'],
    verifyParticipants: ['provider_manager', 'workforce_development', 'super_admin'],
    approvePacket: ['provider_manager', 'workforce_development'],
    unapprovePacket: ['provider_manager', 'workforce_development'],
    decideChange: ['provider_manager', 'workforce_development', 'super_admin'],
    approveBilling: ['billing_manager'],
  }
  it.each(Object.entries(OWN))('%s', async (name, expected) => {
    const may = []
    for (const role of ROLES) {
      if ((await outcome(name as keyof typeof OPERATIONS, role, true)) === 'may') may.push(role)
    }
    expect(may.toSorted()).toEqual(expected.toSorted())
  })

  it('offers to each exactly what is theirs to do next', async () => {
    const offered = async (who = here.partner) => (await open(stand, who, id)).allowed
    const preparing: PacketAct[] = ['reviewReport', 'setForm4334', 'tickCosts']
    expect(await offered()).toEqual(preparing)
    expect(await offered(here.providerManager)).toEqual([])
    await staffed(stand, here, id)
    expect(await offered()).toEqual([...preparing, 'requestChange'])
    expect(await offered(here.providerManager)).toEqual(['verifyParticipants', 'reviewStaffing', 'approve'])
    const there = await place(stand)
    const approvedOne = await approved(stand, there, await packetOf(stand, there))
    const after = async (who: typeof there.partner) => (await open(stand, who, approvedOne.id)).allowed
    expect(await after(there.partner)).toEqual(['requestChange'])
    expect(await after(there.providerManager)).toEqual(['unapprove'])
    expect(await after(there.billing)).toEqual(['reviewBilling'])
    expect(await after(caller('auditor'))).toEqual([])
  })
})
