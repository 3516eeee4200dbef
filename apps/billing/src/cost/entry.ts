import { Refusal, type Caller } from '@isets/contracts'
import { takesCostsOn } from '@isets/rules'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Activity } from '../projection/activity.entity.ts'

export interface Entry {
  readonly customerId: string
  readonly activityId: string
  readonly issuedOn: string
}

export interface Place {
  readonly organisationId: string
  readonly programmeId: string
}

function invalid(field: string, sentence: string): Refusal {
  return new Refusal('INVALID', { fields: { [field]: sentence } })
}

/**
 * Where a cost belongs: an activity of the customer that was active on the day, at an organisation of the caller's
 * (SUPP-004, SUPP-005). Staff of IDHS enter for every organisation.
 * @throws Refusal INVALID with the field that is wrong
 */
export async function placeOfEntry(em: EntityManager, entry: Entry, caller: Caller, today: string): Promise<Place> {
  const activity = await em.findOne(Activity, { id: entry.activityId, customerId: entry.customerId })
  if (activity === null || !actsFor(caller, activity.organisationId)) {
    throw invalid('activityId', 'Choose an activity of this customer at your organisation.')
  }
  if (entry.issuedOn > today) throw invalid('issuedOn', 'Enter a cost when it has been issued, not before.')
  if (!takesCostsOn(activity, entry.issuedOn)) {
    throw invalid('issuedOn', 'The customer had no active SNAP activity of this kind on that day.')
  }
  return { organisationId: activity.organisationId, programmeId: activity.programmeId }
}

function actsFor({ organisationId, subGranteeIds }: Caller, owner: string): boolean {
  return organisationId === null || organisationId === owner || subGranteeIds.includes(owner)
}
