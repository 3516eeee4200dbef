import type { OverrideStatus, PaymentMethod, ServiceCategory } from '@isets/contracts'
import type { DemoUser } from '@isets/demo'
import type { EntityManager } from '@mikro-orm/postgresql'

export interface CostSeed {
  readonly id: string
  readonly customer_id: string
  readonly category: ServiceCategory
  readonly fiscal_year: number
  readonly month: string
  readonly activity_id: string
  readonly organisation_id: string
  readonly programme_id: string
  readonly subtype: string
  readonly method: PaymentMethod
  readonly issued_on: string
  readonly unit_cents: number
  readonly quantity: number
  readonly excess_cents: number
  readonly over_cap_at: Date | null
  readonly person: DemoUser
  readonly recorded_at: Date
}

export interface RequestSeed {
  readonly id: string
  readonly cost: CostSeed
  readonly excess_cents: number
  readonly explanation: string
  readonly status: OverrideStatus
  readonly due_at: Date
  readonly alerts_at: Date | null
  readonly alerts_given: number
  readonly decider: DemoUser | null
  readonly decided_at: Date | null
  readonly reason: string | null
}

/** Rows of one statement. */
const AT_ONCE = 5_000

const SERVICES = `
insert into supportive_service (id, version, customer_id, category, goal, goal_id, status, planned_start_on, hours,
  notes, organisation_id)
select id, 1, customer_id, category, '', goal_id, 'open', planned_start_on, 1, '', organisation_id
from jsonb_to_recordset(?::jsonb) as d(id uuid, customer_id uuid, category text, goal_id uuid,
  planned_start_on date, organisation_id uuid)`

const COST_FIELDS = `id, customer_id, category, fiscal_year, month, activity_id, organisation_id, programme_id, subtype,
  method, issued_on, unit_cents, quantity, excess_cents, over_cap_at, recorded_by_id, recorded_by_name, recorded_at`
const COSTS = `
insert into cost (${COST_FIELDS}, version, paid_by, is_estimate, is_late, updated_by_id, updated_by_name, updated_at)
select ${COST_FIELDS}, 1, 'grant', false, false, recorded_by_id, recorded_by_name, recorded_at
from jsonb_to_recordset(?::jsonb) as d(id uuid, customer_id uuid, category text, fiscal_year int, month text,
  activity_id uuid, organisation_id uuid, programme_id uuid, subtype text, method text, issued_on date, unit_cents int,
  quantity int, excess_cents int, over_cap_at timestamptz, recorded_by_id uuid, recorded_by_name text,
  recorded_at timestamptz)`

const REQUEST_FIELDS = `id, customer_id, category, fiscal_year, cost_id, organisation_id, excess_cents, explanation,
  status, requester_id, requester_name, requester_email, requested_at, due_at, alerts_at, alerts_given, decided_by_id,
  decided_by_name, decided_at, reason`
const REQUESTS = `
insert into override_request (${REQUEST_FIELDS}, version)
select ${REQUEST_FIELDS}, case status when 'pending' then 1 else 2 end
from jsonb_to_recordset(?::jsonb) as d(id uuid, customer_id uuid, category text, fiscal_year int, cost_id uuid,
  organisation_id uuid, excess_cents int, explanation text, status text, requester_id uuid, requester_name text,
  requester_email text, requested_at timestamptz, due_at timestamptz, alerts_at timestamptz, alerts_given int,
  decided_by_id uuid, decided_by_name text, decided_at timestamptz, reason text)
order by requested_at`

/** Until referrals tell of it, the organisation of the story sees the customer. */
const ACCESS = `
insert into customer_access (customer_id, granted_organisation_ids, version)
select customer_id, array[organisation_id], 0
from jsonb_to_recordset(?::jsonb) as d(customer_id uuid, organisation_id uuid) on conflict do nothing`

export async function insertAccess(em: EntityManager, grants: readonly object[]): Promise<void> {
  await inParts(em, ACCESS, grants)
}

export async function insertServices(em: EntityManager, services: readonly object[]): Promise<void> {
  await inParts(em, SERVICES, services)
}

export async function insertCosts(em: EntityManager, costs: readonly CostSeed[]): Promise<void> {
  const rows = costs.map(({ person, ...cost }) => ({
    ...cost,
    recorded_by_id: person.id,
    recorded_by_name: nameOf(person),
  }))
  await inParts(em, COSTS, rows)
}

export async function insertRequests(em: EntityManager, requests: readonly RequestSeed[]): Promise<void> {
  const rows = requests.map(({ cost, decider, ...request }) => ({
    ...request,
    customer_id: cost.customer_id,
    category: cost.category,
    fiscal_year: cost.fiscal_year,
    cost_id: cost.id,
    organisation_id: cost.organisation_id,
    requester_id: cost.person.id,
    requester_name: nameOf(cost.person),
    requester_email: cost.person.email,
    requested_at: cost.recorded_at,
    decided_by_id: decider?.id ?? null,
    decided_by_name: decider === null ? null : nameOf(decider),
  }))
  await inParts(em, REQUESTS, rows)
}

function nameOf({ firstName, lastName }: DemoUser): string {
  return `${firstName} ${lastName}`
}

async function inParts(em: EntityManager, statement: string, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    await em.execute(statement, [JSON.stringify(rows.slice(start, start + AT_ONCE))], 'run')
  }
}
