import { caseworkEvents } from '@isets/contracts'
import { recordEvent } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Enrolment } from './enrolment.entity.ts'

/** Tells others of an enrolment. Flush first. */
export function tellEnrolment(em: EntityManager, enrolment: Enrolment): void {
  const { id, version, customerId, programmeId, organisationId, enrolledOn, endedOn, ownActivities } = enrolment
  recordEvent(em, caseworkEvents.enrolmentChanged, {
    aggregateId: id,
    aggregateVersion: version,
    payload: {
      ...{ enrolmentId: id, version, customerId, programmeId, organisationId, enrolledOn, endedOn },
      ...(ownActivities && { ownActivities }),
    },
  })
}
