import { billingEvents, type Caller } from '@isets/contracts'
import { recordEvent } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Amendment } from './amendment.entity.ts'

type Told = Pick<
  Amendment,
  | 'id'
  | 'version'
  | 'number'
  | 'kind'
  | 'status'
  | 'organisationId'
  | 'programmeId'
  | 'month'
  | 'customerId'
  | 'activityId'
  | 'originalHours'
  | 'newHours'
  | 'originalCents'
  | 'newCents'
  | 'requesterId'
  | 'requesterName'
>

/** Tells the others of an amendment. */
export function tellAmendment(em: EntityManager, amendment: Told, by: Caller | null): void {
  const { id, version, number, kind, status, organisationId, programmeId, month, customerId, activityId } = amendment
  const { originalHours, newHours, originalCents, newCents } = amendment
  recordEvent(em, billingEvents.amendmentChanged, {
    aggregateId: id,
    aggregateVersion: version,
    payload: {
      ...{ amendmentId: id, version, number, kind, status, organisationId, programmeId, month, customerId, activityId },
      ...{ originalHours, newHours, originalCents, newCents },
      requester: { id: amendment.requesterId, name: amendment.requesterName ?? 'ISETS' },
      changedBy: { id: by?.userId ?? null, name: by?.name ?? 'ISETS' },
    },
  })
}
