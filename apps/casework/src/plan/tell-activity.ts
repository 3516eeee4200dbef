import { caseworkEvents } from '@isets/contracts'
import { recordEvent } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Activity } from './activity.entity.ts'

/** Tells others how the activity stands. Flush first; a removed one is told with the version after its last. */
export function tellActivity(em: EntityManager, activity: Activity, removed = false): void {
  const { id, customerId, enrolmentId, organisationId, programmeId, type, isSnap, status } = activity
  const { startedOn, plannedEndOn, completedOn } = activity
  const version = removed ? activity.version + 1 : activity.version
  recordEvent(em, caseworkEvents.activityChanged, {
    aggregateId: id,
    aggregateVersion: version,
    payload: {
      ...{ activityId: id, version, customerId, enrolmentId, organisationId, programmeId },
      ...{ type, isSnap, status, startedOn, plannedEndOn, completedOn },
      ...(removed && { removed }),
    },
  })
}
