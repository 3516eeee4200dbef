import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { operations, ROLES, type RegisteredOperation, type Role } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { ORGANISATION, startStand, type CaseworkStand } from './test/stand.ts'

const CASE_STAFF: readonly Role[] = [
  'partner',
  'intermediary',
  'provider_manager',
  'workforce_development',
  'super_admin',
]
/** Who gets past the door of each operation, written down from the rubric and not from the code. */
const EXPECTED: Record<string, readonly Role[]> = {
  searchCustomers: CASE_STAFF,
  countCustomers: CASE_STAFF,
  openCustomer: CASE_STAFF,
  /** IES may set it as well (rubric, line 20). */
  setStatus: [...CASE_STAFF, 'ies_sync'],
  startScreening: CASE_STAFF,
  openScreening: CASE_STAFF,
  listScreenings: CASE_STAFF,
  saveScreening: CASE_STAFF,
  submitScreening: CASE_STAFF,
  enrolmentOptions: CASE_STAFF,
  enrol: CASE_STAFF,
  /** REF-037: no role of the rubric's table. */
  fcrcEnrolmentOptions: ['fcrc'],
  enrolAtFcrc: ['fcrc'],
  exitOptions: CASE_STAFF,
  exitCustomer: CASE_STAFF,
  /** EXIT-013. */
  correctExit: ['super_admin'],
  openPlan: CASE_STAFF,
  addGoal: CASE_STAFF,
  editGoal: CASE_STAFF,
  removeGoal: CASE_STAFF,
  addActivity: CASE_STAFF,
  startActivity: CASE_STAFF,
  closeActivity: CASE_STAFF,
  waiveActivity: CASE_STAFF,
  removeActivity: CASE_STAFF,
  openAttendance: CASE_STAFF,
  recordAttendance: CASE_STAFF,
  verifyAttendance: CASE_STAFF,
  /** The rubric leaves out partners (ATT-008). */
  unverifyAttendance: CASE_STAFF.filter((role) => role !== 'partner'),
  writeNote: CASE_STAFF,
  listNotes: CASE_STAFF,
  openNote: CASE_STAFF,
  listTeam: CASE_STAFF,
  findTeamCandidates: CASE_STAFF,
  joinTeam: CASE_STAFF,
  leaveTeam: CASE_STAFF,
  writeOrganisationNote: CASE_STAFF,
  organisationNoteOptions: CASE_STAFF,
  listOrganisationNotes: [...CASE_STAFF, 'cbo_program_manager'],
  openOrganisationNote: [...CASE_STAFF, 'cbo_program_manager'],
  requestDeletion: [...CASE_STAFF, 'billing_manager', 'cbo_program_manager'],
  listDeletionRequests: ['super_admin'],
  countDeletionRequests: ['super_admin'],
  openDeletionRequest: ['super_admin'],
  /** C22: the role of IDHS management with it; alone neither is enough. */
  decideDeletion: [],
  listDeadLetters: ['super_admin'],
  redriveDeadLetter: ['super_admin'],
}
const onTheBus = operations('casework').filter(({ audience }) => audience !== 'edge')

let stand: CaseworkStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

async function codeOf(operation: RegisteredOperation, role: Role | null): Promise<string> {
  const provider = { organisationId: ORGANISATION, assignedOrganisationIds: [ORGANISATION] }
  const by = role === null ? stand.nobody : stand.as(caller(role, provider))
  return by.call(operation.procedure, {}).then(
    () => 'answered',
    (error: { code: string }) => error.code,
  )
}

describe('who may call casework', () => {
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
