import * as z from 'zod'
import { operation } from '../operation.ts'
import { Id, IsoDate } from '../shapes.ts'
import { EnrolmentView } from './customers.ts'
import { ACTIVITY_TYPES } from './shapes.ts'

const service = 'casework'
const Named = z.object({ id: Id, name: z.string() })

/** An activity as it is planned (PLAN-020). Hours are in hundredths of an hour in a week. */
export const PlannedActivity = z.strictObject({
  type: z.enum(ACTIVITY_TYPES),
  plannedStartOn: IsoDate,
  plannedEndOn: IsoDate,
  hoursPerWeek: z.int().min(1).max(6_000),
})
export type PlannedActivity = z.infer<typeof PlannedActivity>

export const EnrolmentChoice = z.object({
  programme: Named,
  organisation: Named,
  fiscalYear: z.int(),
  /** The contracted activities (ENR-007). */
  activities: z.array(z.enum(ACTIVITY_TYPES)),
  /** What an enrolment needs (ENR-001, ENR-020); possible when nothing is missing. */
  checks: z.array(z.object({ step: z.string(), label: z.string(), missing: z.string().nullable() })),
  possible: z.boolean(),
})
export type EnrolmentChoice = z.infer<typeof EnrolmentChoice>

const Options = z.object({
  choices: z.array(EnrolmentChoice),
  /** Activities that the customer has planned or open already, with anybody. */
  live: z.array(z.enum(ACTIVITY_TYPES)),
  hadSnap: z.boolean(),
  today: IsoDate,
})
const Chosen = {
  customerId: Id,
  programmeId: Id,
  activities: z.array(PlannedActivity).max(ACTIVITY_TYPES.length),
}

export const enrolments = {
  enrolmentOptions: operation({
    service,
    method: 'GET',
    path: '/customers/{customerId}/enrolment-options',
    summary: 'Programmes that the caller could enrol the customer in, and what stands in the way',
    permission: ['add', 'Enrolment'],
    input: z.strictObject({ customerId: Id }),
    output: Options,
    errors: ['NOT_FOUND'],
  }),
  enrol: operation({
    service,
    method: 'POST',
    path: '/customers/{customerId}/enrolments',
    summary: 'Enrol in a programme with at least one contracted activity (ENR-001, ENR-007 to ENR-011)',
    permission: ['add', 'Enrolment'],
    input: z.strictObject({
      ...Chosen,
      /** Contacts who join the integrated resource team in the same step (ENR-009). */
      team: z.array(Id).max(20).default([]),
    }),
    output: EnrolmentView,
    errors: ['NOT_FOUND', 'WRONG_STATUS'],
  }),
  fcrcEnrolmentOptions: operation({
    service,
    method: 'GET',
    path: '/customers/{customerId}/fcrc-enrolment-options',
    summary: 'Programmes of the own FCRC for a customer whom it has screened or serves (REF-037)',
    permission: ['add', 'FcrcActivity'],
    input: z.strictObject({ customerId: Id }),
    output: Options.extend({ customer: Named.extend({ individualNumber: z.string() }) }),
    errors: ['WRONG_STATUS'],
  }),
  enrolAtFcrc: operation({
    service,
    method: 'POST',
    path: '/customers/{customerId}/fcrc-enrolments',
    summary: 'An FCRC enrols in its own activities, without a referral to itself (REF-037, ENR-019)',
    permission: ['add', 'FcrcActivity'],
    input: z.strictObject(Chosen),
    output: EnrolmentView,
    errors: ['NOT_FOUND', 'WRONG_STATUS'],
  }),
}
