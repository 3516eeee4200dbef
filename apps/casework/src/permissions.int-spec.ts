import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, operations, type Caller, type Role, type ScreeningAnswers } from '@isets/contracts'
import {
  counting,
  expectedOutcomes,
  outcomeOf,
  outcomesByRole,
  showing,
  versionFor,
  withoutRowSecurity,
  type Expectation,
} from '@isets/service-kit/testing'
import { asked, known, management, note, organisationNote, written } from './test/notes.ts'
import { caller, ORGANISATION, OTHER_ORGANISATION, partner, startStand, type CaseworkStand } from './test/stand.ts'

const PROVIDERS: readonly Role[] = ['partner', 'intermediary']
const IDHS: readonly Role[] = ['provider_manager', 'workforce_development', 'super_admin']

/** Whoever works the case: IDHS of everybody, a provider of customers who granted it access. */
const CASE_STAFF: Expectation = [
  [IDHS, 'answered'],
  [PROVIDERS, 'answered', 'NOT_FOUND'],
]
/** A list leaves out what nobody may see, instead of refusing. */
const LISTED: Expectation = [
  [IDHS, 'answered'],
  [PROVIDERS, 'answered', 'empty'],
]
const SUPER: Expectation = [[['super_admin'], 'answered']]
/** REF-037: whom the office has not screened it is told to screen, whether there is such a customer or not. */
const FCRC: Expectation = [[['fcrc'], 'answered', 'WRONG_STATUS']]

/** Written down from the rubric, not from the code. */
const EXPECTED: Record<string, Expectation> = {
  searchCustomers: LISTED,
  countCustomers: LISTED,
  openCustomer: CASE_STAFF,
  openForPasswordReset: CASE_STAFF,
  /** The sync may set it as well (rubric, line 20): by its events, since it opens no record. */
  setStatus: [...CASE_STAFF, [['ies_sync'], 'NOT_FOUND']],
  /** IDN-015: without access to the record only who has just found the person in IES. */
  startScreening: [
    [IDHS, 'answered'],
    [PROVIDERS, 'answered', 'FORBIDDEN'],
  ],
  openScreening: CASE_STAFF,
  listScreenings: LISTED,
  saveScreening: CASE_STAFF,
  submitScreening: CASE_STAFF,
  reviewScreening: CASE_STAFF,
  markNotTakingPart: CASE_STAFF,
  /** A setting, of nobody. */
  listScreeningDeadlines: [[[...IDHS, ...PROVIDERS], 'answered']],
  setScreeningDeadline: SUPER,
  enrolmentOptions: CASE_STAFF,
  enrol: CASE_STAFF,
  fcrcEnrolmentOptions: FCRC,
  enrolAtFcrc: FCRC,
  exitOptions: CASE_STAFF,
  exitCustomer: CASE_STAFF,
  /** EXIT-013. */
  correctExit: SUPER,
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
  unverifyAttendance: [
    [IDHS, 'answered'],
    [['intermediary'], 'answered', 'NOT_FOUND'],
  ],
  writeNote: CASE_STAFF,
  listNotes: CASE_STAFF,
  openNote: CASE_STAFF,
  listTeam: CASE_STAFF,
  findTeamCandidates: CASE_STAFF,
  joinTeam: CASE_STAFF,
  leaveTeam: CASE_STAFF,
  /** A provider manager writes about assigned providers. */
  writeOrganisationNote: [
    [['workforce_development', 'super_admin'], 'answered'],
    [[...PROVIDERS, 'provider_manager'], 'answered', 'FORBIDDEN'],
  ],
  organisationNoteOptions: [
    [['workforce_development', 'super_admin'], 'answered'],
    [[...PROVIDERS, 'provider_manager'], 'answered', 'NOT_FOUND'],
  ],
  listOrganisationNotes: [...LISTED, [['cbo_program_manager'], 'answered', 'empty']],
  openOrganisationNote: [...CASE_STAFF, [['cbo_program_manager'], 'answered', 'NOT_FOUND']],
  requestDeletion: [
    ...CASE_STAFF,
    [['billing_manager'], 'answered'],
    [['cbo_program_manager'], 'answered', 'NOT_FOUND'],
  ],
  listDeletionRequests: SUPER,
  countDeletionRequests: SUPER,
  openDeletionRequest: SUPER,
  /** C22: the role of IDHS management with it; alone neither is enough. */
  decideDeletion: [],
  listDeadLetters: SUPER,
  redriveDeadLetter: [[['super_admin'], 'NOT_FOUND']],
}
const onTheBus = operations('casework').filter(({ audience }) => audience !== 'edge')

const OFFICE = '10000000-0000-4000-8000-00000000000f'
const OTHER_OFFICE = '10000000-0000-4000-8000-00000000000e'
const LAST_NAME = 'Demo-Maplewood'
const WEEK = '2026-03-02'

let stand: CaseworkStand
/** Of the organisation here: one of each record. */
const ids = {
  ...{ customer: '', screened: '', screening: '', programme: '', enrolment: '', goal: '', activity: '', exit: '' },
  ...{ note: '', organisationNote: '', request: '', contact: '', officeProgramme: '' },
}

beforeAll(async () => {
  stand = await startStand()
  await withoutRowSecurity(stand)
  for (const id of [OFFICE, OTHER_OFFICE]) {
    await stand.sql(`insert into organisation (id, name, kind) values (?, 'Sample FCRC South', 'fcrc')`, [id])
  }
  ids.programme = await stand.programme()
  await stand.programme({ organisationId: OTHER_ORGANISATION })
  ids.officeProgramme = await stand.programme({ organisationId: OFFICE })
  ids.contact = (await known(stand, 'partner', { organisationId: ORGANISATION })).userId
  await enrolledCustomer()
  await beginScreening()
  ids.note = (await written(stand, partner(), ids.customer)).id
  ids.request = await asked(stand, partner(), ids.note)
  ids.organisationNote = (await here().call(contract.casework.writeOrganisationNote, organisationNote())).id
})
afterAll(() => stand.stop())

const here = () => stand.as(partner())
const vt = { type: 'VT', plannedStartOn: '2026-03-02', plannedEndOn: '2026-06-30', hoursPerWeek: 2_000 } as const

/** Open to the organisation here alone: a screened customer with an accepted referral. */
async function ready(lastName = 'Demo-Baker'): Promise<string> {
  const customerId = await stand.customer({ granted: [ORGANISATION], lastName })
  await stand.sql(`update customer set screened_on = '2026-02-19' where id = ?`, [customerId])
  await stand.referral(customerId)
  return customerId
}

async function enrolledCustomer(): Promise<void> {
  const customerId = await ready(LAST_NAME)
  const form = { customerId, programmeId: ids.programme, activities: [vt] }
  const enrolment = await here().call(contract.casework.enrol, form)
  const { goals } = await here().call(contract.casework.openPlan, { customerId })
  Object.assign(ids, { customer: customerId, enrolment: enrolment.id, exit: randomUUID() })
  Object.assign(ids, { goal: goals[0]?.id, activity: goals[0]?.activities[0]?.id })
  await stand.sql(
    `insert into enrolment_exit (id, version, customer_id, enrolment_id, status, reason, completed_on, exited_at)
     values (?, 1, ?, ?, 'unsuccessful', 'left', '2026-03-02', now())`,
    [ids.exit, customerId, ids.enrolment],
  )
  for (const table of ['customer', 'enrolment']) await stand.sql(`update ${table} set version = 1`)
  await stand.sql('update activity set attendance_version = 1')
}

/** Nobody has just found this person in IES: only the record opens the screening. */
async function beginScreening(): Promise<void> {
  const customerId = await stand.customer({ granted: [ORGANISATION] })
  stand.unfound.add(customerId)
  const { id } = await here().call(contract.casework.startScreening, { customerId })
  Object.assign(ids, { screened: customerId, screening: id })
}

/** Open to nobody, screened at the office. */
async function screenedAtOffice(): Promise<string> {
  const customerId = await stand.customer()
  await complete(customerId, OFFICE)
  return customerId
}

async function complete(customerId: string, organisationId: string): Promise<string> {
  const id = randomUUID()
  await stand.sql(`update customer set screened_on = '2026-02-27' where id = ?`, [customerId])
  await stand.sql(
    `insert into screening (id, customer_id, version, organisation_id, holder_organisation_id, customer_name,
       individual_number, form_version, answers, status, started_at, started_by, started_by_name, saved_at, submitted_at)
     values (?, ?, 1, ?, ?, 'Wren Demo-Baker', '900000000', 1, '{}', 'complete', '2026-02-27T15:00:00Z', ?, 'A',
       '2026-02-27T15:00:00Z', '2026-02-27T15:00:00Z')`,
    [id, customerId, organisationId, organisationId, randomUUID()],
  )
  return id
}

async function leavingMember() {
  const [customerId, userId] = [ids.customer, ids.contact]
  await stand.sql(
    `insert into team_member (customer_id, user_id, added_by_id, added_at) values (?, ?, ?, now()) on conflict do nothing`,
    [customerId, userId, userId],
  )
  return { customerId, userId }
}

const ANSWERS: ScreeningAnswers = { householdSize: 3 }
const customer = () => ({ customerId: ids.customer })
const outcome = { status: 'successful', reason: 'training_completed', completedOn: '2026-03-02' }
const goal = { statement: 'Finish the training', category: 'Training', term: 'short' }
const activity = (version: number) => ({ id: ids.activity, version })
const line = (version: number) => ({ activityId: ids.activity, version })

/** A fitting input for each operation, about a record of the organisation here. */
const INPUTS: Record<string, (version: number) => unknown> = {
  searchCustomers: () => ({ q: LAST_NAME }),
  countCustomers: () => ({}),
  openCustomer: () => ({ id: ids.customer }),
  openForPasswordReset: () => ({ customerId: ids.customer }),
  setStatus: (version) => ({ id: ids.customer, version, command: 'pause' }),
  startScreening: () => ({ customerId: ids.screened }),
  openScreening: () => ({ id: ids.screening }),
  listScreenings: () => ({ customerId: ids.screened }),
  saveScreening: (version) => ({ id: ids.screening, version, answers: ANSWERS }),
  submitScreening: (version) => ({ id: ids.screening, version, answers: ANSWERS }),
  reviewScreening: async (version) => ({ id: await complete(await ready(), ORGANISATION), version }),
  markNotTakingPart: async () => ({
    ...{ id: await complete(await ready(), ORGANISATION), cause: 'not_eligible' },
    reason: 'Receives TANF cash benefits.',
  }),
  listScreeningDeadlines: () => ({}),
  setScreeningDeadline: () => ({ startsOn: '2035-01-01', overdueAfterDays: 30 }),
  enrolmentOptions: customer,
  enrol: async () => ({ customerId: await ready(), programmeId: ids.programme, activities: [vt] }),
  fcrcEnrolmentOptions: async () => ({ customerId: await screenedAtOffice() }),
  enrolAtFcrc: async () => ({
    ...{ customerId: await screenedAtOffice(), programmeId: ids.officeProgramme, activities: [vt] },
  }),
  exitOptions: customer,
  exitCustomer: (version) => ({ id: ids.enrolment, version, ...outcome }),
  correctExit: (version) => ({ id: ids.exit, version, ...outcome }),
  openPlan: customer,
  addGoal: () => ({ enrolmentId: ids.enrolment, ...goal }),
  editGoal: (version) => ({ id: ids.goal, version, ...goal, status: 'on_track' }),
  removeGoal: (version) => ({ id: ids.goal, version }),
  addActivity: () => ({ goalId: ids.goal, ...vt, type: 'SJS' }),
  startActivity: (version) => ({ ...activity(version), startedOn: '2026-03-02' }),
  closeActivity: (version) => ({ ...activity(version), outcome: 'successful', completedOn: '2026-03-02' }),
  waiveActivity: activity,
  removeActivity: activity,
  openAttendance: () => ({ ...customer(), week: WEEK }),
  recordAttendance: (version) => ({
    ...customer(),
    week: WEEK,
    lines: [{ ...line(version), days: [{ day: WEEK, hours: 400 }] }],
  }),
  verifyAttendance: (version) => ({ ...customer(), week: WEEK, lines: [line(version)] }),
  unverifyAttendance: (version) => ({ ...customer(), week: WEEK, lines: [line(version)] }),
  writeNote: () => note(ids.customer),
  listNotes: customer,
  openNote: () => ({ id: ids.note }),
  listTeam: customer,
  findTeamCandidates: () => ({ ...customer(), q: '' }),
  joinTeam: () => ({ ...customer(), userId: ids.contact }),
  leaveTeam: leavingMember,
  writeOrganisationNote: () => organisationNote(),
  organisationNoteOptions: () => ({ organisationId: ORGANISATION }),
  listOrganisationNotes: () => ({ organisationId: ORGANISATION }),
  openOrganisationNote: () => ({ id: ids.organisationNote }),
  requestDeletion: async () => ({
    ...{ id: (await written(stand, partner(), ids.customer)).id, reason: 'duplicate' },
    explanation: 'Saved twice by mistake.',
  }),
  listDeletionRequests: () => ({}),
  countDeletionRequests: () => ({}),
  openDeletionRequest: () => ({ id: ids.request }),
  decideDeletion: (version) => ({ id: ids.request, version, decision: 'rejected', note: 'It is needed.' }),
  listDeadLetters: () => ({}),
  redriveDeadLetter: () => ({ id: randomUUID() }),
}

/** For answers that are about many records: whether one of the organisation here is among them. */
const SHOWS: Record<string, () => (answer: unknown) => boolean> = {
  searchCustomers: () => showing(ids.customer),
  countCustomers: () => counting,
  listScreenings: () => showing(ids.screening),
  listOrganisationNotes: () => showing(ids.organisationNote),
  listDeletionRequests: () => showing(ids.request),
  countDeletionRequests: () => counting,
}

/** Providers and FCRCs act for their organisation, provider managers for those they look after. */
function callerAt(isOwn: boolean, role: Role): Caller {
  const organisationId = isOwn ? ORGANISATION : OTHER_ORGANISATION
  if (role === 'provider_manager') return caller(role, { assignedOrganisationIds: [organisationId] })
  if (role === 'fcrc') return caller(role, { organisationId: isOwn ? OFFICE : OTHER_OFFICE })
  return caller(role, [...PROVIDERS, 'cbo_program_manager'].includes(role) ? { organisationId } : {})
}

describe('who may do what with customers and notes of which organisation', () => {
  it('has an expectation and an input for every operation', () => {
    const names = onTheBus.map((one) => one.name).toSorted()
    expect(Object.keys(EXPECTED).toSorted()).toEqual(names)
    expect(Object.keys(INPUTS).toSorted()).toEqual(names)
  })

  describe.each([
    { whose: 'their own organization', isOwn: true },
    { whose: 'another organization', isOwn: false },
  ])('of $whose (IDN-013, IDN-015)', ({ isOwn }) => {
    it.each(onTheBus)('$name for every role', async ({ name, procedure }) => {
      const expected = expectedOutcomes(EXPECTED[name] ?? [], isOwn)
      const callerOf = (role: Role) => callerAt(isOwn, role)
      const asked = { procedure, expected, callerOf, inputOf: INPUTS[name], shows: SHOWS[name]?.() }
      expect(await outcomesByRole(stand, asked)).toEqual(expected)
    })
  })

  it('C22 lets IDHS management with super-user access decide a deletion', async () => {
    const input = await INPUTS['decideDeletion']?.(versionFor('answered'))
    const decided = stand.as(management()).call(contract.casework.decideDeletion, input as never)
    expect(await outcomeOf(decided)).toBe('answered')
  })

  it.each(onTheBus)('IDN-001 $name is closed to callers without a token', async ({ name, procedure }) => {
    expect(await outcomeOf(stand.nobody.call(procedure, await INPUTS[name]?.(1)))).toBe('UNAUTHENTICATED')
  })
})
