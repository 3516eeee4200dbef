import * as z from 'zod'
import { operation } from '../operation.ts'
import { Done, Id, IsoDate, Version } from '../shapes.ts'
import { REMOVAL_CAUSES, ReferralView } from './shapes.ts'

const service = 'referrals'
const Note = z.string().trim().max(4_000)
const Target = { id: Id, version: Version }
/** IDHS has checked SNAP and E&T eligibility itself where IES does not say "eligible" (REF-029). */
const Confirmed = { eligibilityConfirmed: z.literal(true).optional() }
const changed = ['NOT_FOUND', 'STALE', 'WRONG_STATUS', 'PERSONAL_DATA'] as const

export const managing = {
  distributeReferral: operation({
    service,
    method: 'POST',
    path: '/referrals/{id}/distribution',
    summary: 'Send the referral of an FCRC on to a provider (REF-036)',
    permission: ['distribute', 'Referral'],
    input: z.strictObject({
      ...Target,
      toOrganisationId: Id,
      programmeId: Id,
      /** Left out, any active consent for the receiver will do (REF-022). */
      consentId: Id.optional(),
      ...Confirmed,
      note: Note.default(''),
    }),
    output: ReferralView,
    errors: changed,
  }),
  reworkReferral: operation({
    service,
    method: 'POST',
    path: '/referrals/{id}/rework',
    summary:
      'Take up an expired or rejected referral again: another provider, or a new answer of IDHS (REF-054, REF-055)',
    permission: ['rework', 'Referral'],
    /** Receiver and programme are needed unless it is a reverse referral. */
    input: z.strictObject({
      ...Target,
      toOrganisationId: Id.optional(),
      programmeId: Id.optional(),
      consentId: Id.optional(),
      ...Confirmed,
      note: Note.default(''),
    }),
    output: ReferralView,
    errors: changed,
  }),
  sendBackReferral: operation({
    service,
    method: 'POST',
    path: '/referrals/{id}/sending-back',
    summary: 'Send a rejected referral back to the FCRC that had sent it, which refers the customer again (REF-055)',
    permission: ['handBack', 'Referral'],
    /** What the FCRC is asked to do. */
    input: z.strictObject({ ...Target, note: Note.min(3) }),
    output: ReferralView,
    errors: changed,
  }),
  exitReferral: operation({
    service,
    method: 'POST',
    path: '/referrals/{id}/exit',
    summary: 'Set an accepted referral to Exited by hand',
    permission: ['exit', 'Referral'],
    input: z.strictObject({ ...Target, note: Note.min(3) }),
    output: ReferralView,
    errors: changed,
  }),
  editReferral: operation({
    service,
    method: 'PATCH',
    path: '/referrals/{id}',
    summary: 'Correct a referral: office, program or dates; what is left out stays (REF-012, REF-056)',
    permission: ['edit', 'Referral'],
    input: z.strictObject({
      ...Target,
      office: z.string().trim().min(2).max(100).optional(),
      programmeId: Id.optional(),
      assessmentCompletedOn: IsoDate.optional(),
      expectedStartOn: IsoDate.optional(),
      note: Note.min(3),
    }),
    output: ReferralView,
    errors: changed,
  }),
  removeReferral: operation({
    service,
    method: 'POST',
    path: '/referrals/{id}/removal',
    summary: 'Remove a duplicate or an error; it is kept for the audit and shown to nobody (REF-056)',
    permission: ['remove', 'Referral'],
    input: z.strictObject({ ...Target, because: z.enum(REMOVAL_CAUSES), note: Note.default('') }),
    output: Done,
    errors: changed,
  }),
  closeReferral: operation({
    service,
    method: 'POST',
    path: '/referrals/{id}/close',
    summary: "Close a referral: the provider's access ends (REF-057, REF-059)",
    permission: ['close', 'Referral'],
    input: z.strictObject({ ...Target, note: Note.min(3) }),
    output: ReferralView,
    errors: changed,
  }),
}
