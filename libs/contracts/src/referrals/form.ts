import * as z from 'zod'
import { operation } from '../operation.ts'
import { Done, Id, Instant, IsoDate } from '../shapes.ts'
import { ConsentView, LocationView, NamedParty, PROGRAMME_TYPES, REFERRAL_SIDES, REFERRAL_STATUSES } from './shapes.ts'

const service = 'referrals'
const permission = ['submit', 'Referral'] as const
/** What somebody has typed so far: a day, a time or an id may still be empty or half. */
const Typed = z.string().trim().max(40)

/** A half-written referral, as its form holds it. */
export const ReferralDraft = z.strictObject({
  side: z.enum(REFERRAL_SIDES).nullable(),
  serviceNeeded: z.enum(PROGRAMME_TYPES).nullable(),
  office: z.string().trim().max(100),
  response: z.enum(['assessment_completed', 'waiting_list']).nullable(),
  assessmentCompletedOn: Typed,
  expectedStartOn: Typed,
  programmeId: Typed,
  intakeLocationId: Typed,
  intakeOn: Typed,
  intakeAt: Typed,
  eligibilityConfirmed: z.boolean(),
  note: z.string().max(4_000),
})
export type ReferralDraft = z.infer<typeof ReferralDraft>

/** How far it is from the customer's county to that of the place, in whole miles; `null` where one is not known. */
const Miles = z.int().min(0).nullable()
const Place = LocationView.extend({ miles: Miles })

/** A customer whom the caller can refer. */
export const ReferableCustomer = z.object({
  id: Id,
  name: z.string(),
  individualNumber: z.string(),
  birthDate: IsoDate.nullable(),
})
export type ReferableCustomer = z.infer<typeof ReferableCustomer>

/** A local IDHS office; any of them may be chosen, no door is the wrong one (REF-012). */
export const OfficeView = Place
export type OfficeView = z.infer<typeof OfficeView>

/** A programme to which customers can be referred today, with its places, the nearest first (REF-034, REF-065). */
export const ReceiverView = z.object({
  programme: NamedParty,
  type: z.enum(PROGRAMME_TYPES),
  organisation: NamedParty,
  places: z.array(Place),
  miles: Miles,
})
export type ReceiverView = z.infer<typeof ReceiverView>

/** Everything that the form of a new referral shows and offers. */
export const ReferralFormView = z.object({
  customer: ReferableCustomer.extend({ eligibility: z.string(), county: z.string() }),
  /** To whom the caller can refer this customer. */
  sides: z.array(z.enum(REFERRAL_SIDES)),
  /** REF-003: without a completed Initial Screening there is no referral. */
  screened: z.boolean(),
  /** Referrals that are still open: a provider has one at most. */
  open: z.array(
    z.object({ id: Id, number: z.string(), status: z.enum(REFERRAL_STATUSES), provider: NamedParty.nullable() }),
  ),
  /** REF-004, REF-005: an earlier referral that may be used again until then. */
  earlier: z.object({ number: z.string(), provider: NamedParty.nullable(), until: Instant }).nullable(),
  /** REF-022: what counts today and the caller may see. */
  consents: z.array(ConsentView),
  /** The nearest first. */
  offices: z.array(OfficeView),
  receivers: z.array(ReceiverView),
  /** REF-023: only who may open the customer's record resets the password of the customer's own login. */
  mayResetPassword: z.boolean(),
  draft: z.object({ form: ReferralDraft.partial(), savedAt: Instant }).nullable(),
})
export type ReferralFormView = z.infer<typeof ReferralFormView>

export const preparing = {
  findReferableCustomers: operation({
    service,
    method: 'GET',
    path: '/referrals/form/customers',
    summary: 'Customers whom the caller can refer, by individual number or name; ten at most',
    permission,
    input: z.strictObject({ q: z.string().trim().min(2).max(100) }),
    output: z.array(ReferableCustomer),
  }),
  openReferralForm: operation({
    service,
    method: 'GET',
    path: '/referrals/form/{customerId}',
    summary:
      'What the form of a new referral shows: customer, consents, offices, receivers, draft (REF-010 to REF-034)',
    permission,
    input: z.strictObject({ customerId: Id }),
    output: ReferralFormView,
    errors: ['NOT_FOUND', 'WRONG_STATUS'],
  }),
  saveReferralDraft: operation({
    service,
    method: 'PUT',
    path: '/referrals/form/{customerId}/draft',
    summary: 'Keep a half-written referral through refresh and time-out',
    permission,
    input: z.strictObject({ customerId: Id, form: ReferralDraft.partial() }),
    output: z.object({ savedAt: Instant }),
    errors: ['NOT_FOUND', 'WRONG_STATUS', 'PERSONAL_DATA'],
  }),
  discardReferralDraft: operation({
    service,
    method: 'POST',
    path: '/referrals/form/{customerId}/draft/discard',
    summary: 'Throw a half-written referral away',
    permission,
    input: z.strictObject({ customerId: Id }),
    output: Done,
  }),
}
