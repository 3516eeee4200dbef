import { Refusal, type ActivityType, type Caller } from '@isets/contracts'
import { serves } from '@isets/policies'
import { takesCostsOn } from '@isets/rules'
import { preparedQuery } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'

export interface Entry {
  readonly customerId: string
  readonly activityId: string
  readonly issuedOn: string
}

export interface Place {
  readonly organisationId: string
  readonly programmeId: string
}

interface EntryActivity extends Place {
  readonly type: ActivityType
  readonly isSnap: boolean
  readonly startedOn: string | null
  readonly completedOn: string | null
}

const ACTIVITY = `select organisation_id as "organisationId", programme_id as "programmeId", type, is_snap as "isSnap",
    started_on::text as "startedOn", completed_on::text as "completedOn"
  from activity_projection where id = ? and customer_id = ?`

function invalid(field: string, sentence: string): Refusal {
  return new Refusal('INVALID', { fields: { [field]: sentence } })
}

/**
 * Where a cost belongs: an activity of the customer that was active on the day, at an organisation of the caller's
 * (SUPP-004, SUPP-005). Staff of IDHS enter for every organisation.
 * @throws Refusal INVALID with the field that is wrong
 */
export async function placeOfEntry(em: EntityManager, entry: Entry, caller: Caller, today: string): Promise<Place> {
  const key = [entry.activityId, entry.customerId]
  const [activity] = await preparedQuery<EntryActivity>(em, ACTIVITY, key)
  if (activity === undefined || !serves(caller, activity.organisationId)) {
    throw invalid('activityId', 'Choose an activity of this customer at your organisation.')
  }
  if (entry.issuedOn > today) throw invalid('issuedOn', 'Enter a cost when it has been issued, not before.')
  if (!takesCostsOn(activity, entry.issuedOn)) {
    throw invalid('issuedOn', 'The customer had no active SNAP activity of this kind on that day.')
  }
  return { organisationId: activity.organisationId, programmeId: activity.programmeId }
}
