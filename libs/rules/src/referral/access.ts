import type { IsoDate, ReferralKind, ReferralStatus } from '@isets/contracts'
import { referralClocks } from './clocks.ts'
import { isPending } from './status.ts'

/** Why an organisation may open a customer's record. */
export type AccessReason = 'awaits_idhs' | 'awaits_answer' | 'serves' | 'has_served'

/** REF-002: the status decides. `null` opens nothing to anybody (REF-053, REF-059). */
const OPENS = {
  pending_idhs_response: 'awaits_idhs',
  pending_provider_response: 'awaits_answer',
  accepted: 'serves',
  rejected: null,
  expired: null,
  exited: 'has_served',
  closed: null,
} as const satisfies Record<ReferralStatus, AccessReason | null>

/** The two sides of a referral or consent; `null` is IDHS. */
export type FromTo = { fromOrganisationId: string | null; toOrganisationId: string | null }

export type AccessReferral = FromTo & {
  id: string
  kind: ReferralKind
  status: ReferralStatus
  submittedAt: Date
  expiresAt: Date
}
export type AccessConsent = {
  disclosingOrganisationId: string | null
  receivingOrganisationId: string | null
  revokedAt: Date | null
}
/** An enrolment by an FCRC in its own activities, which no referral has brought (REF-037). */
export type OwnEnrolment = { organisationId: string; enrolledOn: IsoDate; endedOn: IsoDate | null }
/** `referralId` is null where an FCRC serves in its own activities. */
export type AccessGrant = { organisationId: string; referralId: string | null; reason: AccessReason }

/**
 * The provider whose work a referral is about: the receiver, or on a reverse referral the sender, who asks IDHS to take
 * its customer in. `null` while IDHS has not chosen one.
 */
export function providerOf({ kind, fromOrganisationId, toOrganisationId }: FromTo & { kind: ReferralKind }) {
  return kind === 'reverse' ? fromOrganisationId : toOrganisationId
}

/**
 * Whether a consent is one that the referral needs: from whoever sends the customer to whoever receives (REF-013,
 * REF-019). Of what IDHS sends, IDHS tells the receiver; where one of its FCRCs has begun it, that FCRC may as well.
 */
export function consentCovers(
  consent: Pick<AccessConsent, 'disclosingOrganisationId' | 'receivingOrganisationId'>,
  referral: FromTo & { kind: ReferralKind },
): boolean {
  const { disclosingOrganisationId: disclosing, receivingOrganisationId: receiving } = consent
  if (referral.kind === 'reverse') return receiving === null && disclosing === referral.fromOrganisationId
  if (receiving === null || receiving !== referral.toOrganisationId) return false
  return disclosing === referral.fromOrganisationId || (disclosing === null && referral.kind === 'forward')
}

/**
 * Which organisations may open the customer's record at a moment, and because of which referral (REF-002). An unanswered
 * referral opens nothing from its 60th day on, and none does after its consent was revoked (section F). A consent that
 * has merely expired changes nothing: existing access follows the referral (C52).
 */
export function accessGrants(
  referrals: readonly AccessReferral[],
  consents: readonly AccessConsent[],
  now: Date,
): AccessGrant[] {
  return referrals.flatMap((referral) => {
    const organisationId = providerOf(referral)
    const reason = OPENS[referral.status]
    if (organisationId === null || reason === null) return []
    if (isPending(referral.status) && referral.expiresAt <= now) return []
    if (consents.some((consent) => revokedSince(consent, referral))) return []
    return [{ organisationId, referralId: referral.id, reason }]
  })
}

function revokedSince(consent: AccessConsent, referral: AccessReferral): boolean {
  const { revokedAt } = consent
  return revokedAt !== null && revokedAt > referral.submittedAt && consentCovers(consent, referral)
}

/**
 * REF-037: an FCRC may open the record of whom it has enrolled in its own activities, without any referral; after the
 * exit as long as a referral of the day of the enrolment would stay open (two programme years, REF-058).
 */
export function ownServiceGrants(enrolments: readonly OwnEnrolment[], now: Date): AccessGrant[] {
  return enrolments.flatMap(({ organisationId, enrolledOn, endedOn }): AccessGrant[] => {
    if (endedOn === null) return [{ organisationId, referralId: null, reason: 'serves' }]
    return now < ownServiceEndsAt(enrolledOn) ? [{ organisationId, referralId: null, reason: 'has_served' }] : []
  })
}

/** When the access of an FCRC to somebody who has left its own activities ends: with the next fiscal year (REF-058). */
export function ownServiceEndsAt(enrolledOn: IsoDate): Date {
  return referralClocks('forward', new Date(`${enrolledOn}T18:00:00Z`)).closesAt
}

/** The ids behind the grants, each once, in a steady order: what is published and stored. */
export function organisationsOf(grants: readonly AccessGrant[]): string[] {
  return [...new Set(grants.map(({ organisationId }) => organisationId))].toSorted()
}
