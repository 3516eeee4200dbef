import * as z from 'zod'
import { YES_OR_NO } from '../export-sheet.ts'
import { operation } from '../operation.ts'
import { Id, Instant, IsoDate, PageInput, Version, listOf, longPageOf } from '../shapes.ts'
import { REFERRAL_RESPONSE_LABELS, REFERRAL_STATUS_LABELS } from './labels.ts'
import {
  NamedParty,
  PROGRAMME_TYPES,
  REFERRAL_KINDS,
  REFERRAL_STATUSES,
  REFERRAL_URGENCIES,
  ReferralRow,
  ReferralView,
  RejectionReasonShape,
} from './shapes.ts'

const service = 'referrals'
const Note = z.string().trim().max(4_000)
/** Names one referral and the version that the caller has seen. */
const Target = { id: Id, version: Version }
/** IDHS has checked SNAP and E&T eligibility itself where IES does not say "eligible" (REF-029). */
const Confirmed = { eligibilityConfirmed: z.literal(true).optional() }
const changed = ['NOT_FOUND', 'STALE', 'WRONG_STATUS', 'PERSONAL_DATA'] as const
const submitted = ['NOT_FOUND', 'WRONG_STATUS', 'PERSONAL_DATA'] as const

/**
 * `mine`: waits for an answer that the caller may give. `pending`: waits for anybody's. `to_decide`: a reverse referral that
 * waits for IDHS. `to_distribute`: one of an FCRC that waits for IDHS. `flags`: accepted, but something is overdue.
 * `to_close`: reported by the provider long enough ago (REF-060). `rework`: rejected or expired, and for IDHS to take up
 * again (REF-054, REF-055). `sent_back`: rejected, and back with the FCRC that had sent it, until it refers again.
 */
export const REFERRAL_VIEWS = [
  'mine',
  'pending',
  'overdue',
  'to_decide',
  'to_distribute',
  'flags',
  'to_close',
  'rework',
  'sent_back',
  'all',
] as const
export type ReferralViewName = (typeof REFERRAL_VIEWS)[number]

/** What the list, its counts and its export filter by. */
const Filters = {
  q: z.string().trim().max(100).default(''),
  view: z.enum(REFERRAL_VIEWS).default('pending'),
  status: listOf(z.enum(REFERRAL_STATUSES)).default([]),
  kind: listOf(z.enum(REFERRAL_KINDS)).default([]),
  urgency: listOf(z.enum(REFERRAL_URGENCIES)).default([]),
  organisationId: Id.optional(),
  customerId: Id.optional(),
}

export const referralReading = {
  listReferrals: operation({
    service,
    method: 'GET',
    path: '/referrals',
    summary: 'Referrals that the caller may see, oldest due first (REF-038, REF-042)',
    permission: ['read', 'Referral'],
    /** What has failed is shown to who may see it (C37, REF-055). */
    alsoAsks: [['readHidden', 'Referral']],
    input: z.strictObject({
      ...Filters,
      sort: z.enum(['due', '-due', 'submitted', '-submitted', 'number', '-updated']).default('due'),
      ...PageInput,
    }),
    output: longPageOf(ReferralRow),
    exportAs: {
      name: 'Referrals',
      columns: [
        { key: 'number', heading: 'Number', kind: 'text' },
        { key: 'customer.name', heading: 'Customer', kind: 'text' },
        { key: 'customer.individualNumber', heading: 'Individual number', kind: 'text' },
        { key: 'to.name', heading: 'Referred to', kind: 'text' },
        { key: 'from.name', heading: 'Referred from', kind: 'text', none: 'IDHS' },
        { key: 'submittedAt', heading: 'Date submitted', kind: 'instant' },
        { key: 'status', heading: 'Status', kind: 'text', words: REFERRAL_STATUS_LABELS },
        { key: 'response', heading: 'Response', kind: 'text', words: REFERRAL_RESPONSE_LABELS },
        { key: 'respondedBy', heading: 'Responded by', kind: 'text' },
        { key: 'respondedAt', heading: 'Response date', kind: 'instant' },
        { key: 'snapEligible', heading: 'SNAP eligible', kind: 'text', words: YES_OR_NO },
        { key: 'etEligible', heading: 'E&T eligible', kind: 'text', words: YES_OR_NO },
        { key: 'responseDueAt', heading: 'Answer due', kind: 'instant' },
      ],
    },
  }),
  countReferrals: operation({
    service,
    method: 'GET',
    path: '/referrals/counts',
    summary: 'How many referrals each view of the queue holds',
    permission: ['read', 'Referral'],
    /** What has failed is shown to who may see it (C37, REF-055). */
    alsoAsks: [['readHidden', 'Referral']],
    input: z.strictObject({}),
    /**
     * `late`: what of `mine` is red (REF-041), and what is past its answer day and not red yet (REF-040). `rejected` and
     * `expired` are what a provider may count and not see (C37).
     */
    output: z.object({
      views: z.record(z.enum(REFERRAL_VIEWS), z.int()),
      late: z.object({ red: z.int(), due: z.int() }),
      rejected: z.int(),
      expired: z.int(),
    }),
  }),
  openReferral: operation({
    service,
    method: 'GET',
    path: '/referrals/{id}',
    summary: 'One referral with all its versions (REF-043); the reading is audited',
    permission: ['read', 'Referral'],
    input: z.strictObject({ id: Id }),
    output: ReferralView,
    errors: ['NOT_FOUND'],
  }),
  readAccess: operation({
    service,
    method: 'GET',
    path: '/referrals/access',
    summary: 'Which providers serve a customer and which have a pending referral (REF-064)',
    permission: ['read', 'Referral'],
    input: z.strictObject({ customerId: Id }),
    output: z.object({ serving: z.array(NamedParty), pending: z.array(NamedParty) }),
    errors: ['NOT_FOUND'],
  }),
}

export const referring = {
  submitReverseReferral: operation({
    service,
    method: 'POST',
    path: '/referrals/reverse',
    summary: 'Refer an own customer to IDHS (REF-012 to REF-028)',
    permission: ['submit', 'ReverseReferral'],
    input: z.strictObject({
      customerId: Id,
      consentId: Id,
      programmeId: Id.optional(),
      office: z.string().trim().min(2).max(100),
      response: z.enum(['assessment_completed', 'waiting_list']),
      assessmentCompletedOn: IsoDate.optional(),
      expectedStartOn: IsoDate.optional(),
      serviceNeeded: z.enum(PROGRAMME_TYPES),
      note: Note.default(''),
    }),
    output: ReferralView,
    errors: submitted,
  }),
  refer: operation({
    service,
    method: 'POST',
    path: '/referrals',
    summary: 'Refer a customer to a provider: by IDHS, or from provider to provider (REF-034, REF-036)',
    permission: ['submit', 'Referral'],
    input: z.strictObject({
      customerId: Id,
      /** A provider and the FCRC name the consent of the receiver; without a receiver IDHS distributes the referral. */
      consentId: Id.optional(),
      toOrganisationId: Id.optional(),
      programmeId: Id.optional(),
      serviceNeeded: z.enum(PROGRAMME_TYPES),
      intakeLocationId: Id.optional(),
      intakeAt: Instant.optional(),
      ...Confirmed,
      note: Note.default(''),
    }),
    output: ReferralView,
    errors: submitted,
  }),
}

export const answering = {
  decideReverseReferral: operation({
    service,
    method: 'POST',
    path: '/referrals/{id}/decision',
    summary: 'IDHS confirms SNAP and E&T eligibility, or rejects (REF-029, REF-030)',
    permission: ['decide', 'ReverseReferral'],
    input: z.strictObject({ ...Target, receivesSnap: z.boolean(), etEligible: z.boolean(), note: Note.default('') }),
    output: ReferralView,
    errors: changed,
  }),
  recordContact: operation({
    service,
    method: 'POST',
    path: '/referrals/{id}/contact',
    summary: 'The customer has been contacted (REF-039)',
    permission: ['answer', 'Referral'],
    input: z.strictObject({ ...Target, note: Note.default('') }),
    output: ReferralView,
    errors: changed,
  }),
  acceptReferral: operation({
    service,
    method: 'POST',
    path: '/referrals/{id}/acceptance',
    summary: 'Accept with the assessment date and the expected start date (REF-047)',
    permission: ['accept', 'Referral'],
    input: z.strictObject({
      ...Target,
      assessmentCompletedOn: IsoDate,
      expectedStartOn: IsoDate,
      intakeLocationId: Id.optional(),
      note: Note.default(''),
    }),
    output: ReferralView,
    errors: changed,
  }),
  waitListReferral: operation({
    service,
    method: 'POST',
    path: '/referrals/{id}/waiting-list',
    summary: 'Accept onto the waiting list (REF-046, REF-051)',
    permission: ['accept', 'Referral'],
    input: z.strictObject({ ...Target, intakeLocationId: Id.optional(), note: Note.default('') }),
    output: ReferralView,
    errors: changed,
  }),
  rejectReferral: operation({
    service,
    method: 'POST',
    path: '/referrals/{id}/rejection',
    summary: 'Reject: no contact, or with reasons of the fixed list (REF-048, REF-049)',
    permission: ['accept', 'Referral'],
    input: z.strictObject({
      ...Target,
      response: z.enum(['no_contact', 'rejected']),
      rejectedOn: IsoDate,
      reasons: z.array(RejectionReasonShape).max(8).default([]),
      note: Note.default(''),
    }),
    output: ReferralView,
    errors: changed,
  }),
  reportUnenrolled: operation({
    service,
    method: 'POST',
    path: '/referrals/{id}/report',
    summary: 'Tell IDHS that an accepted customer will not enrol; IDHS closes the referral (REF-060)',
    permission: ['answer', 'Referral'],
    input: z.strictObject({ ...Target, note: Note.min(3) }),
    output: ReferralView,
    errors: changed,
  }),
}
