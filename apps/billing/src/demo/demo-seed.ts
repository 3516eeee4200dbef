import { billingEvents, SERVICE_CATEGORIES } from '@isets/contracts'
import { demoContracts, demoId, demoWorld, draw, type DemoUser } from '@isets/demo'
import { datePlusDays, fiscalYearOfDate, localDateOf, nextOverrideAlert, overrideDueAt } from '@isets/rules'
import { SEEDING, preparedQuery, recordEvent, transactional } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Contract } from '../contract/contract.entity.ts'
import { played, type Caps, type DemoOutcome } from './demo-accounts.ts'
import { demoCosts } from './demo-costs.ts'
import { insertStanding } from './demo-standing.ts'
import {
  insertAccess,
  insertCosts,
  insertRequests,
  insertServices,
  type CostSeed,
  type RequestSeed,
} from './demo-rows.ts'

/** Requests of the last days wait for their decision. */
const WAITING_DAYS = 3
const HOUR_MS = 3_600_000
const EXPLANATIONS = [
  'Steel-toe boots and a tool belt are required by the training, which begins on Monday.',
  'The uniform of the employer has to be bought before the first day.',
  'The customer moved: the monthly pass for the longer way costs more.',
] as const

const REASONS = {
  approved: 'Reasonable and necessary for the activity.',
  denied: 'The training lends this equipment. Reduce the cost to what is left of the cap.',
  pending: null,
} as const

/**
 * Fills an empty billing with contracts, fourteen months of costs and requests in all states. Money is played through
 * the rules of the caps; customers and plans come as events of their owners. Does nothing when there are contracts.
 */
export async function seedDemoBilling(em: EntityManager, now: Date): Promise<number> {
  if ((await em.count(Contract)) > 0) return 0
  const today = localDateOf(now)
  await transactional(em, null, (tx) => seedContracts(tx, fiscalYearOfDate(today)))
  const caps = await capsOn(em, today)
  const { customers } = demoWorld(today)
  const costs = played(demoCosts(customers, today), caps, datePlusDays(today, -WAITING_DAYS))
  const people = Map.groupBy(staff(), ({ organisationId }) => organisationId)
  const seeds = costs.map((cost) => costSeed(cost, people.get(cost.plan.organisationId) ?? [], now))
  await transactional(
    em,
    null,
    async (tx) => {
      await insertAccess(tx, accessOf(costs))
      await insertStanding(tx, customers, today)
      await insertServices(tx, servicesOf(costs))
      await insertCosts(tx, seeds)
      await insertRequests(
        tx,
        seeds.flatMap((seed, index) => requestSeed(costs[index], seed, now) ?? []),
      )
    },
    SEEDING,
  )
  return costs.length
}

async function seedContracts(em: EntityManager, fiscalYear: number): Promise<void> {
  for (const contract of demoContracts(fiscalYear)) {
    em.create(Contract, { ...contract, version: 1, activities: [...contract.activities] })
    const { id, ...facts } = contract
    recordEvent(em, billingEvents.contractChanged, {
      aggregateId: id,
      aggregateVersion: 1,
      payload: { contractId: id, version: 1, ...facts, activities: [...facts.activities] },
    })
  }
}

async function capsOn(em: EntityManager, day: string): Promise<Caps> {
  const rows = await preparedQuery<{ category: string; cap_cents: number | null }>(
    em.fork(),
    `select distinct on (category) category, cap_cents from cap_setting where starts_on <= ?
     order by category, starts_on desc`,
    [day],
  )
  return Object.fromEntries(
    SERVICE_CATEGORIES.map((one) => [one, rows.find(({ category }) => category === one)?.cap_cents ?? null]),
  )
}

function staff(): readonly DemoUser[] {
  return demoWorld().users.filter(({ status, roles }) => status === 'active' && roles.includes('partner'))
}

function accessOf(costs: readonly DemoOutcome[]) {
  const grants = costs.map(({ plan }) => ({ customer_id: plan.customer.id, organisation_id: plan.organisationId }))
  return [...new Map(grants.map((grant) => [grant.customer_id, grant])).values()]
}

function servicesOf(costs: readonly DemoOutcome[]) {
  const services = costs.map(({ plan, category }) => ({
    id: demoId('service', plan.customer.id, category),
    customer_id: plan.customer.id,
    category,
    goal_id: plan.goalId,
    organisation_id: plan.organisationId,
    planned_start_on: plan.startedOn,
  }))
  return [...new Map(services.map((service) => [service.id, service])).values()]
}

function costSeed(cost: DemoOutcome, people: readonly DemoUser[], now: Date): CostSeed {
  const { plan, issuedOn } = cost
  const { number } = plan.customer
  const person = people[number % Math.max(1, people.length)] ?? demoWorld().accounts[0]?.user
  if (person === undefined) throw new Error('The demo world has nobody who enters costs')
  const entered = new Date(`${issuedOn}T${String(14 + draw(number, issuedOn, 7))}:${String(10 + (number % 50))}:00Z`)
  const recordedAt = entered > now ? new Date(now.getTime() - (1 + (number % 9)) * HOUR_MS) : entered
  return {
    id: cost.id,
    customer_id: plan.customer.id,
    category: cost.category,
    fiscal_year: cost.fiscalYear,
    month: issuedOn.slice(0, 7),
    activity_id: plan.activityId,
    organisation_id: plan.organisationId,
    programme_id: plan.programmeId,
    subtype: cost.subtype,
    method: cost.category === 'transportation' ? 'bus_pass' : 'gift_card',
    issued_on: issuedOn,
    unit_cents: cost.unitCents,
    quantity: cost.quantity,
    excess_cents: cost.excessCents,
    over_cap_at: cost.excessCents > 0 ? recordedAt : null,
    person,
    recorded_at: recordedAt,
  }
}

/** Decided a day later; the latest wait, some of them too long. */
function requestSeed(cost: DemoOutcome | undefined, seed: CostSeed, now: Date): RequestSeed | null {
  if (cost === undefined || cost.request === null) return null
  const { number } = cost.plan.customer
  const manager = demoWorld().users.find(({ roles }) => roles.includes('idhs_manager'))
  if (manager === undefined) throw new Error('The demo world has no IDHS manager')
  const isPending = cost.request === 'pending'
  const given = isPending ? alertsGiven(seed.recorded_at, now) : 2
  return {
    id: demoId('override', cost.id),
    cost: seed,
    excess_cents: cost.askedCents,
    explanation: EXPLANATIONS[number % EXPLANATIONS.length] ?? EXPLANATIONS[0],
    status: cost.request,
    due_at: overrideDueAt(seed.recorded_at),
    alerts_at: isPending ? (nextOverrideAlert(seed.recorded_at, given)?.at ?? null) : null,
    alerts_given: given,
    decider: isPending ? null : manager,
    decided_at: isPending ? null : earlier(new Date(seed.recorded_at.getTime() + (4 + (number % 30)) * HOUR_MS), now),
    reason: isPending ? null : REASONS[cost.request],
  }
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other
}

/** Alerts of the demo's past are not sent. */
function alertsGiven(requestedAt: Date, now: Date): number {
  let given = 0
  for (let alert = nextOverrideAlert(requestedAt, 0); alert !== null && alert.at <= now;) {
    given += 1
    alert = nextOverrideAlert(requestedAt, given)
  }
  return given
}
