import { caseworkEvents } from '@isets/contracts'
import { recordEvent } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Goal } from './goal.entity.ts'

/** Tells others how the goal stands. Flush first; a removed one is told with the version after its last. */
export function tellGoal(em: EntityManager, goal: Goal, removed = false): void {
  const { id, customerId, enrolmentId, statement, status } = goal
  const version = removed ? goal.version + 1 : goal.version
  recordEvent(em, caseworkEvents.goalChanged, {
    aggregateId: id,
    aggregateVersion: version,
    payload: { goalId: id, version, customerId, enrolmentId, statement, status, ...(removed && { removed }) },
  })
}
