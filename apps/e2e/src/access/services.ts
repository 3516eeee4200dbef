import { randomUUID } from 'node:crypto'
import { caseworkEvents, contract, identityEvents, iesExchangeEvents, type IesCustomer } from '@isets/contracts'
import { localDateOf } from '@isets/rules'
import { answerFor, startStand, tokenSigner, type ServiceStand } from '@isets/service-kit/testing'
import { eventually, ManualClock, testNats } from '@isets/testing'
import { BillingModule } from '../../../billing/src/app.module.ts'
import { billingOrm } from '../../../billing/src/orm.ts'
import { CaseworkModule } from '../../../casework/src/app.module.ts'
import { caseworkOrm } from '../../../casework/src/orm.ts'
import { ReferralsModule } from '../../../referrals/src/app.module.ts'
import { referralsOrm } from '../../../referrals/src/orm.ts'
import { tellBilling } from './billed.ts'
import { Door } from './door.ts'
import { OFFICE, ORGANISATIONS } from './places.ts'

/** A Monday, nine o'clock in Chicago. */
export const MONDAY = '2026-03-02T15:00:00Z'
/** Who decides on access, and who follows: three services on one bus, with one clock, and the gateway. */
export interface Services extends AsyncDisposable {
  readonly referrals: ServiceStand
  readonly casework: ServiceStand
  readonly billing: ServiceStand
  readonly door: Door
  readonly clock: ManualClock
}

export async function startServices(): Promise<Services> {
  const clock = new ManualClock(MONDAY)
  await using stack = new AsyncDisposableStack()
  const nats = stack.use(await testNats())
  const started = async (starting: Promise<ServiceStand>) => stack.adopt(await starting, (stand) => stand.stop())
  const signer = tokenSigner()
  const shared = { clock, nats, signer }
  // Whoever has lost a customer finds them in IES again: what opens the record is the referral, not the search.
  const found = ({ customerId }: { customerId: string }) => ({
    customerId,
    firstName: 'Maple',
    lastName: 'Sample-Walker',
  })
  stack.defer(await answerFor(nats, contract.iesExchange.openFound, found))
  const [referrals, casework, billing] = await Promise.all([
    started(startStand({ name: 'referrals', module: ReferralsModule, ...referralsOrm, ...shared })),
    started(startStand({ name: 'casework', module: CaseworkModule, ...caseworkOrm, ...shared })),
    started(startStand({ name: 'billing', module: BillingModule, ...billingOrm, ...shared })),
  ])
  const door = stack.use(await Door.open(nats, signer))
  const whole = stack.move()
  const services = { referrals, casework, billing, door, clock, [Symbol.asyncDispose]: () => whole.disposeAsync() }
  await tellProviders(services)
  return services
}

async function tellProviders({ referrals, casework }: Services): Promise<void> {
  await referrals.sql(
    `insert into office (id, name, address, city, county)
     values (?, 'Sample FCRC North', '1 Demo Street', 'Sampleton', 'Cook')`,
    [randomUUID()],
  )
  for (const { id, name, programmeId } of ORGANISATIONS) {
    const kind = id === OFFICE.id ? ('fcrc' as const) : ('provider' as const)
    const parts = { region: 'North', kind, parentId: null, providerManagerId: null }
    await referrals.tell(identityEvents.organisationChanged, id, 1, { organisationId: id, name, ...parts })
    for (const one of [referrals, casework]) {
      await eventually(async () => (await one.sql('select 1 from organisation where id = ?', [id])).length === 1)
    }
    const contractId = randomUUID()
    await referrals.sql(
      `insert into contract (id, version, organisation_id, fiscal_year, number, starts_on, ends_on)
       values (?, 1, ?, 2026, 'DEMO26-001', '2025-07-01', '2029-06-30')`,
      [contractId, id],
    )
    await referrals.sql(
      `insert into programme (id, version, organisation_id, name, type, contract_id, fiscal_year, activities, open)
       values (?, 1, ?, ?, 'SJP', ?, 2026, '{JST}', true)`,
      [programmeId, id, `SNAP Job Placement ${name}`, contractId],
    )
    if (id === OFFICE.id) await programmeOfOffice(casework, contractId)
  }
}

/** Providers are never enrolled with here: casework has to know the programme of the FCRC only. */
async function programmeOfOffice({ sql }: ServiceStand, contractId: string): Promise<void> {
  await sql(
    `insert into contract (id, organisation_id, fiscal_year, number, starts_on, ends_on, activities)
     values (?, ?, 2026, 'DEMO26-013', '2025-07-01', '2029-06-30', '{WRT}')`,
    [contractId, OFFICE.id],
  )
  await sql(
    `insert into programme (id, organisation_id, name, type, contract_id, fiscal_year, activities, is_open)
     values (?, ?, 'SNAP Job Placement Demo Hollow', 'SJP', ?, 2026, '{WRT}', true)`,
    [OFFICE.programmeId, OFFICE.id, contractId],
  )
}

/** Customers as IES tells them, screened by every provider; referrals and casework know them when it returns. */
export async function tellCustomers(services: Services, count: number): Promise<IesCustomer[]> {
  const { referrals, casework } = services
  const customers = Array.from({ length: count }, (_, index) => inventedCustomer(index))
  const batch = { importId: null, customers }
  await referrals.tell(iesExchangeEvents.customersChanged, randomUUID(), 1, batch)
  const known = (stand: ServiceStand, table: string) =>
    eventually(async () => (await stand.sql(`select 1 from ${table}`)).length === count)
  await Promise.all([known(referrals, 'customer'), known(casework, 'customer')])
  for (const { customerId } of customers) {
    await screenedAtOffice(casework, customerId)
    const completed = ORGANISATIONS.map(({ id: organisationId }) => {
      const screeningId = randomUUID()
      const screening = { customerId, screeningId, organisationId, completedAt: MONDAY }
      return referrals.tell(caseworkEvents.screeningCompleted, screeningId, 1, screening)
    })
    await Promise.all(completed)
  }
  const all = count * ORGANISATIONS.length
  await eventually(async () => (await referrals.sql('select 1 from screening')).length === all)
  await tellBilling(services.billing, customers)
  return customers
}

async function screenedAtOffice({ sql }: ServiceStand, customerId: string): Promise<void> {
  await sql(
    `insert into screening (id, customer_id, version, organisation_id, holder_organisation_id, customer_name,
       individual_number, form_version, answers, status, started_at, started_by, started_by_name, saved_at, submitted_at)
     values (?, ?, 2, ?, ?, 'Maple Sample-Walker', '910000000', 1, '{}', 'complete', ?, ?, 'A', ?, ?)`,
    [randomUUID(), customerId, OFFICE.id, OFFICE.id, MONDAY, randomUUID(), MONDAY, MONDAY],
  )
  await sql(`update customer set screened_on = '2026-03-02' where id = ?`, [customerId])
}

function inventedCustomer(index: number): IesCustomer {
  return {
    customerId: randomUUID(),
    version: 1,
    individualNumber: String(910_000_000 + index),
    caseNumber: String(810_000_000 + index),
    firstName: 'Maple',
    middleName: '',
    lastName: `Sample-Walker`,
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
  }
}

const DUE = `select 1 from referral r where r.expires_at <= ?
    and r.status in ('pending_idhs_response', 'pending_provider_response')
  union all select 1 from referral r where r.closes_at <= ? and not exists (
    select 1 from enrolment e where e.customer_id = r.customer_id and e.ended_on is null)
  union all select 1 from enrolment where access_ends_at <= ?
  union all select 1 from consent where status = 'active' and expires_on < ?::date`
const UNPUBLISHED = 'select 1 from outbox where published_at is null'
const GRANTS = {
  referrals: ['id', 'customer'],
  casework: ['id', 'customer'],
  billing: ['customer_id', 'customer_access join customer_projection on id = customer_id'],
} as const

/** Waits until what is due by the clock has been done, and the others and every open page have heard of all of it. */
export async function heardEverywhere(services: Services): Promise<void> {
  const grants = async (service: keyof typeof GRANTS): Promise<string> => {
    const [id, from] = GRANTS[service]
    const granted = 'array(select unnest(granted_organisation_ids) order by 1)::text'
    const where = 'cardinality(granted_organisation_ids) > 0'
    return JSON.stringify(
      await services[service].sql(`select ${id} as id, ${granted} as granted from ${from} where ${where} order by 1`),
    )
  }
  const enrolments = async (service: 'referrals' | 'casework') =>
    JSON.stringify(await services[service].sql('select id, version from enrolment order by id'))
  await eventually(async () => (await enrolments('referrals')) === (await enrolments('casework')))
  const now = services.clock.now()
  await services.referrals.runJobs()
  await eventually(async () => {
    const due = await services.referrals.sql(DUE, [now, now, now, localDateOf(now)])
    const [own, ...others] = await Promise.all([grants('referrals'), grants('casework'), grants('billing')])
    return due.length === 0 && others.every((one) => one === own)
  })
  await eventually(async () => (await services.referrals.sql(UNPUBLISHED)).length === 0)
  await services.door.ring(services.referrals)
}
