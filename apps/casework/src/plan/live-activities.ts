import { Refusal } from '@isets/contracts'
import { activityMixProblem, isCompleted, isLive } from '@isets/rules'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Customer } from '../customer/customer.entity.ts'
import { Activity } from './activity.entity.ts'

/** All activities of a customer who is in hand, so that the rules of the mix see what is really there. */
export function activitiesOf(em: EntityManager, { id }: Customer): Promise<Activity[]> {
  return em.find(Activity, { customerId: id }, { refresh: true })
}

/** PLAN-016: a SNAP activity other than Job Retention has come to its end before. */
export function hadSnap(activities: readonly Activity[]): boolean {
  return activities.some(({ isSnap, type, status }) => isSnap && type !== 'JR' && isCompleted(status))
}

/** @throws Refusal WRONG_STATUS when what is open now may not stand alone (PLAN-015 to PLAN-019, C41) */
export function requireOpenMix(activities: readonly Activity[]): void {
  requireMix(
    activities.filter(({ status }) => status === 'started'),
    activities,
  )
}

/** @throws Refusal WRONG_STATUS when what is planned and open may not stand alone */
export function requirePlannedMix(activities: readonly Activity[]): void {
  requireMix(
    activities.filter(({ status }) => isLive(status)),
    activities,
  )
}

function requireMix(together: readonly Activity[], all: readonly Activity[]): void {
  const types = together.map(({ type }) => type)
  const problem = activityMixProblem(types, { hadSnap: hadSnap(all) })
  if (problem !== undefined) throw new Refusal('WRONG_STATUS', { reason: problem.message })
}

/** Keeps on the customer what lists and the status look at. */
export function countOpen(customer: Customer, activities: readonly Activity[]): void {
  const open = activities.filter(({ status }) => status === 'started')
  customer.openActivities = open.length
  customer.openSnap = open.filter(({ isSnap }) => isSnap).length
}
