import type { PlannedActivity } from '@isets/contracts'
import { activityKind } from '@isets/rules'
import type { EntityManager } from '@mikro-orm/postgresql'
import { v7 } from 'uuid'
import type { Enrolment } from '../enrolment/enrolment.entity.ts'
import { Activity } from './activity.entity.ts'
import type { Goal } from './goal.entity.ts'

/** PLAN-013, PLAN-026: a new activity under a goal, served by the organisation of the enrolment. */
export function plannedActivity(
  em: EntityManager,
  { type, plannedStartOn, plannedEndOn, hoursPerWeek, notes = '' }: PlannedActivity & { readonly notes?: string },
  goal: Goal,
  { id: enrolmentId, customerId, organisationId, programmeId }: Enrolment,
  now: Date,
): Activity {
  return em.create(Activity, {
    ...{ id: v7(), version: 1, customerId, goalId: goal.id, enrolmentId, organisationId, programmeId },
    ...{ type, isSnap: activityKind(type).isSnap, status: 'planned' },
    ...{ plannedStartOn, plannedEndOn, hoursPerWeek, startedOn: null, completedOn: null, notes, addedAt: now },
  })
}
