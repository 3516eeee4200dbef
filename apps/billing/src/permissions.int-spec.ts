import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, operations, type Caller, type Role } from '@isets/contracts'
import {
  caller,
  counting,
  expectedOutcomes,
  outcomeOf,
  outcomesByRole,
  showing,
  withoutRowSecurity,
  type Expectation,
} from '@isets/service-kit/testing'
import { EXPLANATION, knownGoal, newCost } from './test/customers.ts'
import { startStand, type BillingStand } from './test/stand.ts'
import { billed, cost, MONTH, packetOf, place, served, type Place, type Served } from './test/staffing.ts'

const PROVIDERS: readonly Role[] = ['partner', 'intermediary']
const IDHS: readonly Role[] = ['provider_manager', 'workforce_development', 'super_admin']
const OVERSEERS: readonly Role[] = ['billing_manager', 'idhs_manager']

/** Whoever works the case: IDHS of everybody, a provider of customers who granted it access. */
const CASE_STAFF: Expectation = [
  [IDHS, 'answered'],
  [PROVIDERS, 'answered', 'NOT_FOUND'],
]
const OVERRIDE_READERS: Expectation = [
  ...CASE_STAFF,
  [OVERSEERS, 'answered'],
  [['cbo_program_manager'], 'answered', 'NOT_FOUND'],
]
/** A provider manager sees the packets of assigned providers. */
const PACKET_READERS: Expectation = [
  [['workforce_development', 'super_admin', ...OVERSEERS, 'auditor'], 'answered'],
  [[...PROVIDERS, 'cbo_program_manager', 'provider_manager'], 'answered', 'NOT_FOUND'],
]
/** Whoever may review amendments sees those of all providers. */
const AMENDMENT_READERS: Expectation = [[['provider_manager'], 'answered'], ...PACKET_READERS]
/** A list leaves out what nobody may see, instead of refusing. */
const listed = (expectation: Expectation): Expectation =>
  expectation.map(([roles, own, others = own]) => [roles, own, others === 'NOT_FOUND' ? 'empty' : others])
const PREPARERS: Expectation = [[PROVIDERS, 'answered', 'NOT_FOUND']]
const STAFFING: Expectation = [
  [['workforce_development'], 'answered'],
  [['provider_manager'], 'answered', 'NOT_FOUND'],
]
const IDHS_STAFF: Expectation = [[['super_admin'], 'answered'], ...STAFFING]
const SUPER: Expectation = [[['super_admin'], 'answered']]
const BILLING: Expectation = [[['billing_manager'], 'answered']]

/** Written down from the rubric, not from the code. */
const EXPECTED: Record<string, Expectation> = {
  /** C24: all of IDHS; providers their own. */
  listContracts: [
    [[...IDHS, ...OVERSEERS], 'answered'],
    [[...PROVIDERS, 'cbo_program_manager'], 'answered', 'empty'],
  ],
  addContract: SUPER,
  editContract: [[['super_admin', 'billing_manager'], 'answered']],
  openServices: CASE_STAFF,
  addService: CASE_STAFF,
  editService: CASE_STAFF,
  listCosts: CASE_STAFF,
  recordCost: CASE_STAFF,
  editCost: CASE_STAFF,
  deleteCost: CASE_STAFF,
  /** A setting, of nobody. */
  listCaps: [[[...IDHS, ...PROVIDERS], 'answered']],
  setCap: SUPER,
  requestOverride: CASE_STAFF,
  requestIncrease: CASE_STAFF,
  listOverrides: listed(OVERRIDE_READERS),
  countOverrides: listed(OVERRIDE_READERS),
  openOverride: OVERRIDE_READERS,
  decideOverride: [[['super_admin', 'idhs_manager'], 'answered']],
  deleteOverride: CASE_STAFF,
  listPackets: listed(PACKET_READERS),
  countPackets: listed(PACKET_READERS),
  listPacketPlaces: listed(PACKET_READERS),
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
  reviewBilling: BILLING,
  approveBilling: BILLING,
  amendHours: CASE_STAFF,
  listAmendments: listed(AMENDMENT_READERS),
  /** What waits for the caller's own act: the review, for the others nothing. */
  countAmendments: [
    [IDHS, 'answered'],
    [[...PROVIDERS, 'cbo_program_manager', ...OVERSEERS, 'auditor'], 'empty'],
  ],
  openAmendment: AMENDMENT_READERS,
  reviewAmendment: [[IDHS, 'answered']],
  approveAmendment: BILLING,
  listDeadLetters: SUPER,
  redriveDeadLetter: [[['super_admin'], 'NOT_FOUND']],
}
const onTheBus = operations('billing').filter(({ audience }) => audience !== 'edge')

let stand: BillingStand
let here: Place
let there: Place
let whom: Served
/** Of the organisation here: one of each record. */
const ids = { packet: '', contract: '', service: '', cost: '', override: '', amendment: '' }

beforeAll(async () => {
  stand = await startStand()
  await withoutRowSecurity(stand)
  here = await place(stand)
  there = await place(stand)
  whom = await customer({ month: MONTH })
  await billed(stand, here, await packetOf(stand, here))
  ids.packet = await packetOf(stand, here, '2026-02')
  ids.contract = await contractHere()
  ids.service = await openService(whom)
  ids.cost = await cost(stand, here, whom, 10_000, '2026-03')
  ids.override = (await stand.as(here.partner).call(contract.billing.requestIncrease, await increase())).id
  ids.amendment = (await stand.as(here.partner).call(contract.billing.amendHours, hours())).id
})
afterAll(() => stand.stop())

/** Enrolled here, with an activity, and access for nobody else. */
async function customer(service: { month: string } = { month: '2026-03' }): Promise<Served> {
  const one = await served(stand, here, service)
  await stand.sql('update customer_projection set enrolled_with = ? where id = ?', [
    here.organisationId,
    one.customerId,
  ])
  return one
}
async function openService({ customerId }: Served): Promise<string> {
  const id = randomUUID()
  await stand.sql(
    `insert into supportive_service values (?, 1, ?, 'clothing', 'Find work', 'open', null, null, 1, '', ?)`,
    [id, customerId, here.organisationId],
  )
  return id
}
async function contractHere(): Promise<string> {
  const id = randomUUID()
  await stand.sql(
    `insert into contract (id, version, organisation_id, fiscal_year, number, starts_on, ends_on, activities)
     values (?, 1, ?, 2026, ?, '2025-07-01', '2026-06-30', '{VT}')`,
    [id, here.organisationId, id],
  )
  return id
}
const increase = async () => {
  const { customerId } = await customer()
  return { customerId, category: 'clothing', fiscalYear: 2026, excessCents: 5_000, explanation: EXPLANATION } as const
}
/** Other hours each time: the same again is no amendment. */
let newHours = 2_000
const hours = () => {
  newHours += 1
  return { activityId: whom.activityId, month: MONTH, newHours, reason: 'The time sheet came late' }
}

const terms = () => ({
  ...{ number: randomUUID(), startsOn: '2025-07-01', endsOn: '2026-06-30' },
  activities: ['VT'],
})
const packet = (version: number, more: object = {}) => ({ id: ids.packet, version, ...more })
const boots = {
  subtype: 'Boots',
  method: 'other',
  issuedOn: '2026-03-15',
  unitCents: 9_000,
  quantity: 1,
  paidBy: 'grant',
}
/** Under the goal of a new enrolment. */
const service = async (customerId: string) => ({ goalId: await knownGoal(stand, customerId), status: 'open' })
const list = () => ({ organisationId: here.organisationId })

/** A fitting input for each operation, about a record of the organisation here. */
const INPUTS: Record<string, (version: number) => unknown> = {
  listContracts: list,
  addContract: () => ({ organisationId: here.organisationId, fiscalYear: 2026, ...terms() }),
  editContract: (version) => ({ id: ids.contract, version, ...terms() }),
  openServices: () => ({ customerId: whom.customerId }),
  addService: async () => {
    const { customerId } = await customer()
    return { customerId, category: 'clothing', ...(await service(customerId)) }
  },
  editService: async (version) => ({ id: ids.service, version, ...(await service(whom.customerId)) }),
  listCosts: () => ({ customerId: whom.customerId }),
  recordCost: async () => {
    const one = await customer()
    await openService(one)
    return newCost({ id: one.customerId, activityId: one.activityId })
  },
  editCost: (version) => ({ id: ids.cost, version, ...boots }),
  deleteCost: (version) => ({ id: ids.cost, version }),
  listCaps: () => ({}),
  setCap: () => ({ category: 'clothing', startsOn: '2026-06-01', capCents: 60_000 }),
  requestOverride: (version) => ({ costId: ids.cost, version, explanation: EXPLANATION }),
  requestIncrease: increase,
  listOverrides: list,
  countOverrides: () => ({}),
  openOverride: () => ({ id: ids.override }),
  decideOverride: (version) => ({ id: ids.override, version, decision: 'approve', reason: 'Reasonable' }),
  deleteOverride: (version) => ({ id: ids.override, version }),
  listPackets: list,
  countPackets: () => ({}),
  listPacketPlaces: () => ({}),
  openPacket: () => ({ id: ids.packet }),
  listParticipants: () => ({ id: ids.packet }),
  listPacketCosts: () => ({ id: ids.packet }),
  listPacketEmployments: () => ({ id: ids.packet }),
  listPacketAttendance: () => ({ id: ids.packet }),
  reviewReport: (version) => packet(version, { report: 'employment', reviewed: true }),
  setForm4334: (version) => packet(version, { customerIds: [whom.customerId], form4334: 'required' }),
  tickCosts: (version) => packet(version, { costIds: [ids.cost], approved: true }),
  submitPacket: packet,
  requestChange: (version) => packet(version, { reason: 'A reason' }),
  verifyParticipants: (version) => packet(version, { customerIds: [whom.customerId], staffingCompleted: true }),
  reviewStaffing: (version) => packet(version, { report: 'employment', reviewed: true }),
  approvePacket: packet,
  unapprovePacket: (version) => packet(version, { reason: 'A reason' }),
  decideChange: (version) => packet(version, { grant: true, note: 'A note' }),
  reviewBilling: (version) => packet(version, { report: 'total_charges', reviewed: true }),
  approveBilling: packet,
  amendHours: hours,
  listAmendments: list,
  countAmendments: () => ({}),
  openAmendment: () => ({ id: ids.amendment }),
  reviewAmendment: (version) => ({ id: ids.amendment, version, accept: true }),
  approveAmendment: (version) => ({ id: ids.amendment, version, accept: true }),
  listDeadLetters: () => ({}),
  redriveDeadLetter: () => ({ id: randomUUID() }),
}

/** For answers that are about many records: whether one of the organisation here is among them. */
const SHOWS: Record<string, () => (answer: unknown) => boolean> = {
  listContracts: () => showing(ids.contract),
  listOverrides: () => showing(ids.override),
  countOverrides: () => counting,
  listPackets: () => showing(ids.packet),
  countPackets: () => counting,
  listPacketPlaces: () => showing(here.programmeId),
  listAmendments: () => showing(ids.amendment),
  countAmendments: () => counting,
}

/** Providers act for their organisation, provider managers for those they look after. */
function callerAt({ organisationId }: Place, role: Role): Caller {
  if (role === 'provider_manager') return caller(role, { assignedOrganisationIds: [organisationId] })
  return caller(role, [...PROVIDERS, 'cbo_program_manager'].includes(role) ? { organisationId } : {})
}

describe('who may do what with costs, packets and amendments of which organisation', () => {
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
      const callerOf = (role: Role) => callerAt(isOwn ? here : there, role)
      const asked = { procedure, expected, callerOf, inputOf: INPUTS[name], shows: SHOWS[name]?.() }
      expect(await outcomesByRole(stand, asked)).toEqual(expected)
    })
  })

  it.each(onTheBus)('IDN-001 $name is closed to callers without a token', async ({ name, procedure }) => {
    expect(await outcomeOf(stand.nobody.call(procedure, await INPUTS[name]?.(1)))).toBe('UNAUTHENTICATED')
  })
})
