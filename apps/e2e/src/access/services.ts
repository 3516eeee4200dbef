import { randomUUID } from 'node:crypto'
import { caseworkEvents, identityEvents, iesExchangeEvents, type IesCustomer } from '@isets/contracts'
import { startStand, type ServiceStand } from '@isets/service-kit/testing'
import { eventually, ManualClock, testNats } from '@isets/testing'
import { BillingModule } from '../../../billing/src/app.module.ts'
import { billingOrm } from '../../../billing/src/orm.ts'
import { CaseworkModule } from '../../../casework/src/app.module.ts'
import { caseworkOrm } from '../../../casework/src/orm.ts'
import { ReferralsModule } from '../../../referrals/src/app.module.ts'
import { referralsOrm } from '../../../referrals/src/orm.ts'

/** What the gateway tells an open page of an event. */
export { updateFor } from '../../../gateway/src/live/update-for.ts'

/** A Monday, nine o'clock in Chicago. */
export const MONDAY = '2026-03-02T15:00:00Z'
/** Three invented providers, and a programme of each. */
export const PROVIDERS = ['a', 'b', 'c'].map((figure) => ({
  id: `10000000-0000-4000-8000-00000000000${figure}`,
  name: `Invented Provider ${figure.toUpperCase()}`,
  programmeId: `20000000-0000-4000-8000-00000000000${figure}`,
}))

/** Who decides on access, and who follows: three services on one bus, with one clock. */
export interface Services extends AsyncDisposable {
  readonly referrals: ServiceStand
  readonly casework: ServiceStand
  readonly billing: ServiceStand
  readonly clock: ManualClock
}

export async function startServices(): Promise<Services> {
  const clock = new ManualClock(MONDAY)
  await using stack = new AsyncDisposableStack()
  const nats = stack.use(await testNats())
  const started = async (starting: Promise<ServiceStand>) => stack.adopt(await starting, (stand) => stand.stop())
  const shared = { clock, nats }
  const [referrals, casework, billing] = await Promise.all([
    started(startStand({ name: 'referrals', module: ReferralsModule, ...referralsOrm, ...shared })),
    started(startStand({ name: 'casework', module: CaseworkModule, ...caseworkOrm, ...shared })),
    started(startStand({ name: 'billing', module: BillingModule, ...billingOrm, ...shared })),
  ])
  const whole = stack.move()
  const services = { referrals, casework, billing, clock, [Symbol.asyncDispose]: () => whole.disposeAsync() }
  await tellProviders(services)
  return services
}

async function tellProviders({ referrals }: Services): Promise<void> {
  await referrals.sql(
    `insert into office (id, name, address, city, county)
     values (?, 'Sample FCRC North', '1 Demo Street', 'Sampleton', 'Cook')`,
    [randomUUID()],
  )
  for (const { id, name, programmeId } of PROVIDERS) {
    const parts = { region: 'North', parentId: null, providerManagerId: null }
    await referrals.tell(identityEvents.organisationChanged, id, 1, { organisationId: id, name, ...parts })
    await eventually(async () => (await referrals.sql('select 1 from organisation where id = ?', [id])).length === 1)
    const contractId = randomUUID()
    await referrals.sql(
      `insert into contract (id, version, organisation_id, fiscal_year, number, starts_on, ends_on)
       values (?, 1, ?, 2026, 'DEMO26-001', '2025-07-01', '2027-06-30')`,
      [contractId, id],
    )
    await referrals.sql(
      `insert into programme (id, version, organisation_id, name, type, contract_id, fiscal_year, activities, open)
       values (?, 1, ?, ?, 'SJP', ?, 2026, '{JST}', true)`,
      [programmeId, id, `SNAP Job Placement ${name}`, contractId],
    )
  }
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
    for (const { id: organisationId } of PROVIDERS) {
      const screeningId = randomUUID()
      const screening = { customerId, screeningId, organisationId, completedAt: MONDAY }
      await referrals.tell(caseworkEvents.screeningCompleted, screeningId, 1, screening)
    }
  }
  const all = count * PROVIDERS.length
  await eventually(async () => (await referrals.sql('select 1 from screening')).length === all)
  return customers
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

const DUE = `select 1 from referral where status in ('pending_idhs_response', 'pending_provider_response')
  and expires_at <= ?`
const GRANTS = {
  referrals: ['id', 'customer'],
  casework: ['id', 'customer'],
  billing: ['customer_id', 'customer_access join customer_projection on id = customer_id'],
} as const

/** Waits until what is due by the clock has been done, and the others have heard of every grant. */
export async function heardEverywhere(services: Services): Promise<void> {
  const grants = async (service: keyof typeof GRANTS): Promise<string> => {
    const [id, from] = GRANTS[service]
    const granted = 'array(select unnest(granted_organisation_ids) order by 1)::text'
    const where = 'cardinality(granted_organisation_ids) > 0'
    return JSON.stringify(
      await services[service].sql(`select ${id} as id, ${granted} as granted from ${from} where ${where} order by 1`),
    )
  }
  await eventually(async () => {
    const due = await services.referrals.sql(DUE, [services.clock.now()])
    const [own, ...others] = await Promise.all([grants('referrals'), grants('casework'), grants('billing')])
    return due.length === 0 && others.every((one) => one === own)
  })
}
