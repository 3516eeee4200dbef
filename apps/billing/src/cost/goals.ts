import { Refusal, type ServiceGoal } from '@isets/contracts'
import { preparedQuery, type Query } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Goal } from '../projection/goal.entity.ts'

/** Of the enrolments that go on; after the exit, of those that ended last. */
const PRESENT = `select g.id, g.statement, g.status
  from goal_projection g join enrolment_projection e on e.id = g.enrolment_id
  where g.customer_id = ? and not g.is_removed and coalesce(e.ended_on, 'infinity') =
    (select max(coalesce(ended_on, 'infinity')) from enrolment_projection where customer_id = ?)
  order by e.enrolled_on desc, g.statement, g.id`

/** The goals of a customer's present participation, under which services can be put (SUPP-001). */
export function presentGoals(customerId: string): Query {
  return { sql: PRESENT, params: [customerId, customerId] }
}

interface Placed {
  readonly customerId: string
  readonly goalId: string | null
}

/**
 * The goal that was chosen. SUPP-001: a service lies under a goal of the present plan. One that has a goal keeps it,
 * also after the enrolment, until it is taken out of the plan.
 * @throws Refusal INVALID with what to do
 */
export async function requireGoal(em: EntityManager, service: Placed, goalId: string | undefined): Promise<string> {
  const keeps = goalId !== undefined && goalId === service.goalId
  if (keeps && (await em.count(Goal, { id: goalId, isRemoved: false })) > 0) return goalId
  const { sql, params } = presentGoals(service.customerId)
  const goals = await preparedQuery<ServiceGoal>(em, sql, params)
  const chosen = goals.find(({ id }) => id === goalId)
  if (chosen !== undefined) return chosen.id
  const none = 'Add a goal to the employment plan first.'
  throw new Refusal('INVALID', { fields: { goalId: goals.length === 0 ? none : 'Please choose a goal of the plan.' } })
}
