import * as z from 'zod'
import { Id, Instant, IsoDate, Version } from '../shapes.ts'
import {
  REFERRAL_STATUSES,
  REFERRAL_KINDS,
  REFERRAL_RESPONSES,
  REFERRAL_RETURNS,
  REJECTION_REASONS,
  PROGRAMME_OFFERINGS,
  PROGRAMME_TYPES,
  CONSENT_STATUSES,
  CONSENT_FORMS,
  REFERRAL_URGENCIES,
  REFERRAL_FLAGS,
  REFERRAL_ACTIONS,
  REFERRAL_CORRECTIONS,
} from './words.ts'

export * from './words.ts'

export const RejectionReasonShape = z.literal([...REJECTION_REASONS])

/** An organisation or a programme, by its name. */
export const NamedParty = z.object({ id: Id, name: z.string() })

export const LocationView = z.object({
  id: Id,
  name: z.string(),
  address: z.string(),
  city: z.string(),
  county: z.string(),
})
export type LocationView = z.infer<typeof LocationView>

export const ProgrammeView = z.object({
  id: Id,
  version: Version,
  organisation: NamedParty,
  name: z.string(),
  type: z.enum(PROGRAMME_TYPES),
  contract: z.object({ id: Id, number: z.string() }),
  fiscalYear: z.int(),
  activities: z.array(z.string()),
  open: z.boolean(),
  /** Whether customers can be referred to it today: open, under a contract of the current year (REF-065). */
  takesReferrals: z.boolean(),
  locations: z.array(LocationView),
  description: z.string(),
  offering: z.enum(PROGRAMME_OFFERINGS),
  fullTime: z.boolean(),
  partTime: z.boolean(),
  allowed: z.array(z.enum(['edit', 'remove'])),
})
export type ProgrammeView = z.infer<typeof ProgrammeView>

/** REF-019: who discloses to whom. `null` stands for IDHS, on one side at most. */
const Parties = { disclosing: NamedParty.nullable(), receiving: NamedParty.nullable() }

export const ConsentView = z.object({
  id: Id,
  version: Version,
  customer: z.object({ id: Id, name: z.string() }),
  ...Parties,
  status: z.enum(CONSENT_STATUSES),
  textVersion: z.string(),
  signedOn: IsoDate,
  /** Last day on which it counts, at most one year after signing. */
  expiresOn: IsoDate,
  /** Given in the customer's own login, or on paper with the form and its file. */
  way: z.enum(['own_login', 'signed_form']),
  form: z.enum(CONSENT_FORMS).nullable(),
  file: z.object({ id: Id, name: z.string() }).nullable(),
  recordedBy: z.object({ id: Id, name: z.string() }),
  recordedAt: Instant,
  revokedAt: Instant.nullable(),
  revokedBy: z.string().nullable(),
  allowed: z.array(z.enum(['revoke'])),
})
export type ConsentView = z.infer<typeof ConsentView>

/** One line of a list (REF-042). */
export const ReferralRow = z.object({
  id: Id,
  number: z.string(),
  version: Version,
  kind: z.enum(REFERRAL_KINDS),
  status: z.enum(REFERRAL_STATUSES),
  response: z.enum(REFERRAL_RESPONSES).nullable(),
  customer: z.object({ id: Id, name: z.string(), individualNumber: z.string(), eligibility: z.string() }),
  /** `null` stands for IDHS. */
  from: NamedParty.nullable(),
  to: NamedParty.nullable(),
  programme: NamedParty.nullable(),
  serviceNeeded: z.enum(PROGRAMME_TYPES).nullable(),
  submittedAt: Instant,
  submittedBy: z.string(),
  contactDueAt: Instant.nullable(),
  contactedAt: Instant.nullable(),
  responseDueAt: Instant,
  redAt: Instant,
  expiresAt: Instant,
  respondedAt: Instant.nullable(),
  respondedBy: z.string().nullable(),
  expectedStartOn: IsoDate.nullable(),
  snapEligible: z.boolean().nullable(),
  etEligible: z.boolean().nullable(),
  urgency: z.enum(REFERRAL_URGENCIES),
  flags: z.array(z.enum(REFERRAL_FLAGS)),
  /** Rejected by a provider and sent back to its FCRC; `takenUpAt` once the FCRC has done something else for the customer. */
  sentBack: z
    .object({ at: Instant, by: z.string(), note: z.string(), takenUpAt: Instant.nullable() })
    .nullable()
    .optional(),
  updatedAt: Instant,
})
export type ReferralRow = z.infer<typeof ReferralRow>

/** What one version of a referral said (REF-043: 1.1, 1.2, …). Every act makes one; none is ever changed. */
export const ReferralVersionView = z.object({
  version: Version,
  /** `1.3` for the third version. */
  label: z.string(),
  act: z.string(),
  at: Instant,
  by: z.string(),
  organisation: z.string().nullable(),
  status: z.enum(REFERRAL_STATUSES),
  response: z.enum(REFERRAL_RESPONSES).nullable(),
  receiver: z.string().nullable(),
  programme: z.string().nullable(),
  expectedStartOn: IsoDate.nullable(),
  reasons: z.array(RejectionReasonShape),
  note: z.string().nullable(),
})
export type ReferralVersionView = z.infer<typeof ReferralVersionView>

export const ReferralView = ReferralRow.extend({
  customerBirthDate: IsoDate.nullable(),
  consent: ConsentView.nullable(),
  office: z.string().nullable(),
  intake: z.object({ location: LocationView.nullable(), at: Instant.nullable() }),
  assessmentCompletedOn: IsoDate.nullable(),
  rejectedOn: IsoDate.nullable(),
  reasons: z.array(RejectionReasonShape),
  note: z.string().nullable(),
  /** The stamps of the IDHS response: what, who and when (REF-029, REF-030). */
  decision: z
    .object({
      receivesSnap: z.boolean(),
      etEligible: z.boolean(),
      by: z.string(),
      at: Instant,
      note: z.string().nullable(),
    })
    .nullable(),
  closed: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
  /** Who may open the customer's record because of this referral. */
  grants: z.array(NamedParty),
  versions: z.array(ReferralVersionView),
  allowed: z.array(z.enum(REFERRAL_ACTIONS)),
  corrections: z.array(z.enum(REFERRAL_CORRECTIONS)).optional(),
  returns: z.array(z.enum(REFERRAL_RETURNS)).optional(),
})
export type ReferralView = z.infer<typeof ReferralView>
