import { randomUUID } from 'node:crypto'
import type { contract, Caller, CallOf, CostView, ServiceCategory } from '@isets/contracts'
import { caller, type ServiceStand } from '@isets/service-kit/testing'
import type { BillingStand } from './stand.ts'

export const ORGANISATION = '10000000-0000-4000-8000-000000000001'
export const OTHER_ORGANISATION = '10000000-0000-4000-8000-000000000002'
export const PROGRAMME = '20000000-0000-4000-8000-000000000001'

export interface KnownCustomer {
  readonly id: string
  readonly activityId: string
}

interface Changes {
  readonly status?: string
  readonly exitedOn?: string | null
  readonly enrolledWith?: string | null
  readonly granted?: readonly string[]
  readonly isSnap?: boolean
  readonly type?: string
  readonly startedOn?: string
  readonly completedOn?: string | null
  /** Categories whose service is open. */
  readonly open?: readonly ServiceCategory[]
}

export function partner(changes: Partial<Caller> = {}): Caller {
  return caller('partner', { organisationId: ORGANISATION, organisationName: 'Prairie Demo Works', ...changes })
}

/** A customer with one activity, as the events of casework and referrals would make known. */
export async function knownCustomer(stand: BillingStand, changes: Changes = {}): Promise<KnownCustomer> {
  const [id, activityId] = [randomUUID(), randomUUID()]
  const { status = 'active', exitedOn = null, enrolledWith = ORGANISATION, granted = [ORGANISATION] } = changes
  await stand.sql(
    `insert into organisation_projection (id, name) values (?, 'Prairie Demo Works'), (?, 'Lakeshore Sample Careers')
     on conflict do nothing`,
    [ORGANISATION, OTHER_ORGANISATION],
  )
  await stand.sql(
    `insert into customer_projection (id, display_name, individual_number, status, enrolled_with, exited_on)
     values (?, 'Wren Demo-Customer', '901234567', ?, ?, ?)`,
    [id, status, enrolledWith, exitedOn],
  )
  await stand.sql(`insert into customer_access values (?, ?::uuid[], 1)`, [id, `{${granted.join(',')}}`])
  await addActivity(stand, id, activityId, changes)
  for (const category of changes.open ?? ['clothing', 'transportation', 'books_supplies']) {
    await stand.sql(
      `insert into supportive_service values (gen_random_uuid(), 1, ?, ?, 'Find work', 'open', null, null, 1, '', ?)`,
      [id, category, ORGANISATION],
    )
  }
  return { id, activityId }
}

async function addActivity(stand: BillingStand, customerId: string, id: string, changes: Changes): Promise<void> {
  const { isSnap = true, type = 'VT', startedOn = '2025-07-01', completedOn = null } = changes
  await stand.sql(
    `insert into activity_projection (id, customer_id, enrolment_id, organisation_id, programme_id, type, is_snap,
       status, started_on, completed_on)
     values (?, ?, gen_random_uuid(), ?, ?, ?, ?, 'started', ?, ?)`,
    [id, customerId, ORGANISATION, PROGRAMME, type, isSnap, startedOn, completedOn],
  )
}

interface GoalChanges {
  readonly statement?: string
  /** The end of its enrolment. */
  readonly endedOn?: string
  readonly isRemoved?: boolean
}

/** A goal of an enrolment of its own, as the events of casework would make it known. Its id. */
export async function knownGoal(stand: ServiceStand, customerId: string, changes: GoalChanges = {}): Promise<string> {
  const [id, enrolmentId] = [randomUUID(), randomUUID()]
  const { statement = 'Find work', endedOn = null, isRemoved = false } = changes
  await stand.sql(`insert into enrolment_projection values (?, ?, ?, ?, '2025-07-01', ?::date)`, [
    ...[enrolmentId, customerId, PROGRAMME, ORGANISATION, endedOn],
  ])
  await stand.sql(`insert into goal_projection values (?, ?, ?, ?, 'on_track', ?)`, [
    ...[id, customerId, enrolmentId, statement, isRemoved],
  ])
  return id
}

type NewCost = CallOf<typeof contract.billing.recordCost>

/** Clothing of 100 dollars, bought on the day of the stand. */
export function newCost(customer: KnownCustomer, changes: Partial<NewCost> = {}): NewCost {
  return {
    customerId: customer.id,
    activityId: customer.activityId,
    category: 'clothing',
    subtype: 'Work clothes',
    method: 'gift_card',
    issuedOn: '2026-03-02',
    unitCents: 10_000,
    quantity: 1,
    paidBy: 'grant',
    ...changes,
  }
}

/** The fields of a cost as its edit sends them again. */
export function sameCost(cost: CostView): CallOf<typeof contract.billing.editCost> {
  const { id, version, subtype, method, issuedOn, unitCents, quantity, paidBy, isEstimate } = cost
  return { id, version, subtype, method, issuedOn, unitCents, quantity, paidBy, isEstimate }
}

export const EXPLANATION = 'Steel-toe boots are required by the training.'
