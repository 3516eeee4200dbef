import type { Caller } from '@isets/contracts'
import { providerOf } from '@isets/rules'
import { v7 } from 'uuid'
import type { Referral } from './referral.entity.ts'

/** Every column of a referral that the database does not give itself. */
export type ReferralData = Pick<
  Referral,
  Exclude<Extract<keyof Referral, string>, 'serial' | 'number' | 'touch' | 'enter' | 'enrol' | 'startClocks'>
>
/** What a new referral is made of; everything else is still empty. */
type Given = Pick<Referral, 'kind' | 'status' | 'customerId' | 'fromOrganisationId' | 'toOrganisationId'> &
  Partial<Referral>

/** The row of a referral that somebody submits now; its clocks are started by whoever makes it. */
export function born(given: Given, by: Pick<Caller, 'userId' | 'name'>, now: Date): ReferralData {
  return {
    ...NOTHING_YET,
    id: v7(),
    version: 1,
    organisationId: providerOf(given),
    submittedAt: now,
    submittedById: by.userId,
    submittedByName: by.name,
    responseDueAt: now,
    redAt: now,
    expiresAt: now,
    updatedAt: now,
    ...given,
  }
}

const NOTHING_YET = {
  sentOnById: null,
  response: null,
  programmeId: null,
  serviceNeeded: null,
  consentId: null,
  office: null,
  intakeLocationId: null,
  intakeAt: null,
  contactDueAt: null,
  contactedAt: null,
  closesAt: null,
  respondedAt: null,
  respondedByName: null,
  assessmentCompletedOn: null,
  expectedStartOn: null,
  rejectedOn: null,
  reasons: [],
  note: null,
  receivesSnap: null,
  etEligible: null,
  decidedAt: null,
  decidedByName: null,
  decisionNote: null,
  sentBackAt: null,
  sentBackByName: null,
  sentBackNote: null,
  takenUpAt: null,
  reportedAt: null,
  enrolled: false,
  exitedAt: null,
  closedAt: null,
  closedByName: null,
  closedBecause: null,
  removedAt: null,
  removedBecause: null,
  waitListOverAt: null,
  notEnrolledAt: null,
  toCloseAt: null,
  grantedOrganisationIds: [],
}

/** What an earlier answer left: gone when the referral waits for an answer again. Its versions keep it. */
export const UNANSWERED = {
  response: null,
  contactedAt: null,
  respondedAt: null,
  respondedByName: null,
  assessmentCompletedOn: null,
  expectedStartOn: null,
  rejectedOn: null,
  reasons: [],
  sentBackAt: null,
  sentBackByName: null,
  sentBackNote: null,
  takenUpAt: null,
  reportedAt: null,
  enrolled: false,
} satisfies Partial<Referral>
