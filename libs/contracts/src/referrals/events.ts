import * as z from 'zod'
import { event } from '../event.ts'
import { Id, Instant, IsoDate, Version } from '../shapes.ts'
import { CONSENT_STATUSES, PROGRAMME_TYPES, REFERRAL_KINDS, REFERRAL_RESPONSES, REFERRAL_STATUSES } from './shapes.ts'

/** Facts that referrals tell. Consumers keep projections of what they need. */
export const referralsEvents = {
  /** Every organisation that may open the customer's record from now on; aggregate is the customer, keep the latest. */
  accessChanged: event(
    'referrals',
    'access-changed',
    z.object({ customerId: Id, version: Version, organisationIds: z.array(Id) }),
  ),
  /** The whole public picture of a referral after a change; aggregate is the referral, keep the latest. */
  referralChanged: event(
    'referrals',
    'referral-changed',
    z.object({
      referralId: Id,
      number: z.string(),
      version: Version,
      kind: z.enum(REFERRAL_KINDS),
      status: z.enum(REFERRAL_STATUSES),
      response: z.enum(REFERRAL_RESPONSES).nullable(),
      customerId: Id,
      customerInitials: z.string(),
      /** `null` is IDHS. */
      fromOrganisationId: Id.nullable(),
      toOrganisationId: Id.nullable(),
      /** Whose referral it is, and which providers may see it: for those who pass news on to people. */
      organisationId: Id.nullable().optional(),
      grantedOrganisationIds: z.array(Id).optional(),
      removed: z.boolean().optional(),
      programmeId: Id.nullable(),
      programmeName: z.string().nullable(),
      submittedAt: Instant,
      /** TMR-017; `null` on a reverse referral, where the provider has met the customer already. */
      contactDueAt: Instant.nullable(),
      /** TMR-018, on a reverse referral TMR-021. */
      responseDueAt: Instant,
      redAt: Instant,
      expiresAt: Instant,
      expectedStartOn: IsoDate.nullable(),
      /** Set on `closed` when it was a revoked consent that closed it. */
      consentRevoked: z.boolean(),
      changedBy: z.object({ id: Id.nullable(), name: z.string() }),
    }),
  ),
  programmeChanged: event(
    'referrals',
    'programme-changed',
    z.object({
      programmeId: Id,
      version: Version,
      organisationId: Id,
      name: z.string(),
      type: z.enum(PROGRAMME_TYPES),
      contractId: Id,
      fiscalYear: z.int(),
      /** Codes of the contracted activities: `VT`, `WRT`, … (reference-data.csv). */
      activities: z.array(z.string()),
      open: z.boolean(),
    }),
  ),
  consentChanged: event(
    'referrals',
    'consent-changed',
    z.object({
      consentId: Id,
      version: Version,
      customerId: Id,
      /** The provider that it concerns: the receiver, or, when IDHS receives, the one that discloses. */
      organisationId: Id,
      receiver: z.enum(['idhs', 'organisation']),
      status: z.enum(CONSENT_STATUSES),
      expiresOn: IsoDate,
    }),
  ),
}
