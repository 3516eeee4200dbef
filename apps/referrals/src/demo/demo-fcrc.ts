import { referralsEvents } from '@isets/contracts'
import { demoPlan, isDemoFcrc, type DemoCustomer } from '@isets/demo'
import { localDateOf, ownServiceEndsAt } from '@isets/rules'
import { recordEvent } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { DemoReferral } from './demo-referral.ts'

/** REF-037: the enrolment of an FCRC in its own activities, as casework tells it; its access follows. */
export function ownEnrolment(customer: DemoCustomer, now: Date) {
  if (!isDemoFcrc(customer.organisationId)) return []
  const { enrolment } = demoPlan(customer, localDateOf(now))
  if (enrolment === null) return []
  const { id, programme, enrolledOn, endedOn } = enrolment
  const { id: programmeId, organisationId } = programme
  const accessEndsAt = endedOn === null ? null : ownServiceEndsAt(enrolledOn)
  const when = { enrolledOn, endedOn, accessEndsAt, version: endedOn === null ? 1 : 2 }
  return [{ id, customerId: customer.id, organisationId, programmeId, ownActivities: true, ...when }]
}

/** Which organisations a referral or an own enrolment opens the record to; `null` where nothing has. */
export function grantsOf(
  { id }: DemoCustomer,
  referral: DemoReferral | null,
  served: ReadonlyMap<string, string>,
): readonly string[] | null {
  const office = served.get(id)
  if (office !== undefined) return [office]
  return referral === null ? null : [...(referral.grantedOrganisationIds ?? [])]
}

export function tellAccess(tx: EntityManager, customerId: string, organisationIds: string[]): void {
  recordEvent(tx, referralsEvents.accessChanged, {
    ...{ aggregateId: customerId, aggregateVersion: 1 },
    payload: { customerId, version: 1, organisationIds },
  })
}
