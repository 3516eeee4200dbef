import { randomUUID } from 'node:crypto'
import { contract, Refusal, type Caller, type IesCustomer } from '@isets/contracts'
import { answerFor, caller, startStand as startServiceStand, type ServiceStand } from '@isets/service-kit/testing'
import { ManualClock } from '@isets/testing'
import { CaseworkModule } from '../app.module.ts'
import { caseworkOrm } from '../orm.ts'

/** A Monday, nine o'clock in Chicago. */
export const MONDAY = '2026-03-02T15:00:00Z'

export interface CaseworkStand extends ServiceStand {
  readonly clock: ManualClock
  /** A customer as IES and referrals would have told it, put in at once. */
  customer(changes?: Partial<CustomerRow>): Promise<string>
  /** A programme of an organisation under a contract of this year. */
  programme(changes?: Partial<ProgrammeRow>): Promise<string>
  /** Customers whom nobody has just found in IES; everybody has found all the others. */
  readonly unfound: Set<string>
  /** An accepted referral of the customer to the organisation. */
  referral(customerId: string, organisationId?: string, status?: string): Promise<void>
}

export interface ProgrammeRow {
  readonly organisationId: string
  readonly activities: readonly string[]
  readonly endsOn: string
  readonly isOpen: boolean
}

/** The service on a real database and a real bus, with a clock that stands still until it is moved. */
export async function startStand(): Promise<CaseworkStand> {
  const clock = new ManualClock(MONDAY)
  const stand = await startServiceStand({ name: 'casework', module: CaseworkModule, clock, ...caseworkOrm })
  const unfound = new Set<string>()
  const endLookups = await answerFor(stand.nats, contract.iesExchange.openFound, ({ customerId }) => {
    if (unfound.has(customerId)) throw new Refusal('FORBIDDEN', { reason: 'Search for this person in IES first.' })
    return { customerId, firstName: 'Wren', lastName: 'Demo-Baker' }
  })
  return {
    ...stand,
    clock,
    unfound,
    stop: async () => {
      await endLookups()
      await stand.stop()
    },
    customer: (changes) => insertCustomer(stand, { ...customerRow(), ...changes }),
    programme: (changes = {}) => insertProgramme(stand, changes),
    referral: async (customerId, organisationId = ORGANISATION, status = 'accepted') => {
      await stand.sql(
        `insert into referral (id, customer_id, kind, status, to_organisation_id, submitted_at)
        values (?, ?, 'forward', ?, ?, '2026-02-20T15:00:00Z')`,
        [randomUUID(), customerId, status, organisationId],
      )
    },
  }
}

export { caller }

export const ORGANISATION = '10000000-0000-4000-8000-000000000001'
export const OTHER_ORGANISATION = '10000000-0000-4000-8000-000000000002'

export function partner(changes: Partial<Caller> = {}): Caller {
  return caller('partner', { organisationId: ORGANISATION, organisationName: 'Prairie Demo Works', ...changes })
}

export interface CustomerRow {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly individualNumber: string
  readonly caseNumber: string
  readonly eligibility: IesCustomer['eligibility']
  readonly granted: readonly string[]
}

let count = 0
function customerRow(): CustomerRow {
  count += 1
  return {
    id: randomUUID(),
    firstName: 'Wren',
    lastName: 'Demo-Baker',
    individualNumber: String(900_000_000 + count),
    caseNumber: String(800_000_000 + count),
    eligibility: 'eligible',
    granted: [],
  }
}

async function insertCustomer(stand: ServiceStand, row: CustomerRow): Promise<string> {
  await stand.sql(
    `insert into customer (id, version, first_name, middle_name, last_name, individual_number, case_number, birth_date,
      email, phone, address, county, eligibility, abawd, redetermination_on, in_feed, ies_version,
      granted_organisation_ids, et_status_since)
    values (?, 1, ?, '', ?, ?, ?, '1990-05-04', 'wren@customers.example', '217-555-0101',
      '{"line1":"1 Sample Street","line2":"","city":"Sampleton","state":"IL","zip":"60001"}', 'Cook', ?, true,
      '2026-09-30', true, 1, ?::uuid[], ?)`,
    [
      row.id,
      row.firstName,
      row.lastName,
      row.individualNumber,
      row.caseNumber,
      row.eligibility,
      `{${row.granted.join(',')}}`,
      MONDAY,
    ],
  )
  return row.id
}

async function insertProgramme(stand: ServiceStand, changes: Partial<ProgrammeRow>): Promise<string> {
  const id = randomUUID()
  const contractId = randomUUID()
  const { organisationId = ORGANISATION, endsOn = '2026-06-30', isOpen = true } = changes
  const activities = `{${(changes.activities ?? ['VT', 'WRT', 'SJS', 'JST', 'JR', 'CS']).join(',')}}`
  await stand.sql(`insert into organisation (id, name) values (?, ?) on conflict do nothing`, [
    organisationId,
    organisationId === ORGANISATION ? 'Prairie Demo Works' : 'Lakeshore Sample Careers',
  ])
  await stand.sql(
    `insert into contract (id, organisation_id, fiscal_year, number, starts_on, ends_on, activities)
    values (?, ?, 2026, 'DEMO26-001', '2025-07-01', ?, ?::text[])`,
    [contractId, organisationId, endsOn, activities],
  )
  await stand.sql(
    `insert into programme (id, organisation_id, name, type, contract_id, fiscal_year, activities, is_open)
    values (?, ?, 'SNAP to Success Sampleton', 'S2S', ?, 2026, ?::text[], ?)`,
    [id, organisationId, contractId, activities, isOpen],
  )
  return id
}

/** A customer as IES tells it. */
export function iesCustomer(changes: Partial<IesCustomer> = {}): IesCustomer {
  return {
    customerId: randomUUID(),
    version: 1,
    individualNumber: '901234567',
    caseNumber: '801234567',
    firstName: 'Maple',
    middleName: '',
    lastName: 'Sample-Walker',
    birthDate: '1988-07-20',
    email: '',
    phone: '217-555-0102',
    address: { line1: '2 Sample Street', line2: '', city: 'Sampleton', state: 'IL', zip: '60001' },
    county: 'Cook',
    eligibility: 'eligible',
    abawd: false,
    redeterminationOn: '2026-06-30',
    midpointOn: null,
    inFeed: true,
    ...changes,
  }
}
