import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { operations, ROLES, type Caller, type RegisteredOperation, type Role } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { startStand, type BillingStand } from './test/stand.ts'

const PROVIDERS: readonly Role[] = ['partner', 'intermediary', 'cbo_program_manager']
const CASE_STAFF: readonly Role[] = [
  'partner',
  'intermediary',
  'provider_manager',
  'workforce_development',
  'super_admin',
]
const COST_READERS: readonly Role[] = [...CASE_STAFF, 'cbo_program_manager', 'idhs_manager', 'billing_manager']

const PACKET_READERS: readonly Role[] = [...COST_READERS, 'auditor']
const PREPARERS: readonly Role[] = ['partner', 'intermediary']
const STAFFING: readonly Role[] = ['provider_manager', 'workforce_development']
const IDHS_STAFF: readonly Role[] = [...STAFFING, 'super_admin']

/** Who gets past the door of each operation, written down from the rubric and not from the code. */
const EXPECTED: Record<string, readonly Role[]> = {
  listContracts: COST_READERS,
  addContract: ['super_admin'],
  editContract: ['super_admin', 'billing_manager'],
  openServices: CASE_STAFF,
  addService: CASE_STAFF,
  editService: CASE_STAFF,
  listCosts: CASE_STAFF,
  recordCost: CASE_STAFF,
  editCost: CASE_STAFF,
  deleteCost: CASE_STAFF,
  listCaps: CASE_STAFF,
  setCap: ['super_admin'],
  requestOverride: CASE_STAFF,
  requestIncrease: CASE_STAFF,
  listOverrides: COST_READERS,
  countOverrides: COST_READERS,
  openOverride: COST_READERS,
  decideOverride: ['super_admin', 'idhs_manager'],
  deleteOverride: CASE_STAFF,
  listPackets: PACKET_READERS,
  countPackets: PACKET_READERS,
  listPacketPlaces: PACKET_READERS,
  openPacket: PACKET_READERS,
  listParticipants: PACKET_READERS,
  listPacketCosts: PACKET_READERS,
  listPacketEmployments: PACKET_READERS,
  listPacketAttendance: PACKET_READERS,
  reviewReport: PREPARERS,
  setForm4334: PREPARERS,
  tickCosts: PREPARERS,
  submitPacket: PREPARERS,
  requestChange: PREPARERS,
  verifyParticipants: IDHS_STAFF,
  reviewStaffing: STAFFING,
  approvePacket: STAFFING,
  unapprovePacket: STAFFING,
  decideChange: IDHS_STAFF,
  reviewBilling: ['billing_manager'],
  approveBilling: ['billing_manager'],
  amendHours: CASE_STAFF,
  listAmendments: PACKET_READERS,
  countAmendments: PACKET_READERS,
  openAmendment: PACKET_READERS,
  reviewAmendment: IDHS_STAFF,
  approveAmendment: ['billing_manager'],
  listDeadLetters: ['super_admin'],
  redriveDeadLetter: ['super_admin'],
}
const onTheBus = operations('billing').filter(({ audience }) => audience !== 'edge')

let stand: BillingStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

const ORGANISATION = '10000000-0000-4000-8000-000000000001'

/** Providers act for an organisation, provider managers for those they look after; without, they reach nothing. */
function callerWith(role: Role): Caller {
  if (role === 'provider_manager') return caller(role, { assignedOrganisationIds: [ORGANISATION] })
  return caller(role, { organisationId: PROVIDERS.includes(role) ? ORGANISATION : null })
}

async function codeOf(operation: RegisteredOperation, role: Role | null): Promise<string> {
  const by = role === null ? stand.nobody : stand.as(callerWith(role))
  return by.call(operation.procedure, {}).then(
    () => 'answered',
    (error: { code: string }) => error.code,
  )
}

describe('who may call billing', () => {
  it('has an expectation for every operation', () => {
    expect(onTheBus.map((one) => one.name).toSorted()).toEqual(Object.keys(EXPECTED).toSorted())
  })

  it.each(onTheBus)('$name lets exactly the expected roles in (IDN-013)', async (operation) => {
    const letIn = []
    for (const role of ROLES) if ((await codeOf(operation, role)) !== 'FORBIDDEN') letIn.push(role)
    expect(letIn).toEqual(ROLES.filter((role) => EXPECTED[operation.name]?.includes(role)))
  })

  it.each(onTheBus)('IDN-001 $name is closed to callers without a token', async (operation) => {
    expect(await codeOf(operation, null)).toBe('UNAUTHENTICATED')
  })
})
