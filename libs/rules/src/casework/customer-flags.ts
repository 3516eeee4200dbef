import { type CustomerFlag, type EtStatus, type IsoDate, type SnapEligibility } from '@isets/contracts'
import { Temporal } from 'temporal-polyfill'
import { INACTIVE_LIMITS, isEnrolledStatus } from './et-status.ts'
import { isCurrentScreening, nextReviewOn, SCREENING_AGE } from './screening-age.ts'

export interface CustomerFlagFacts {
  readonly status: EtStatus
  /** The day on which the status was entered. */
  readonly statusSince: IsoDate
  readonly openSnap: number
  readonly eligibility: SnapEligibility
  readonly redeterminationOn: IsoDate | null
  readonly screenedOn: IsoDate | null
  /** Day of the latest review of a completed screening (ASMT-013). */
  readonly screeningReviewedOn: IsoDate | null
  /** Day on which the oldest draft in a provider's or IDHS's hand was begun. */
  readonly screeningBegunOn: IsoDate | null
  /** Days that a begun screening may stay without its submission, as the setting in force says (ASMT-021). */
  readonly screeningDays: number
  readonly acceptedNotEnrolled: boolean
  /** Enrolments or activities have changed since the last case note (PLAN-028). */
  readonly planNoteDue: boolean
  /** Day of the latest contact that a case note tells of. */
  readonly lastNoteOn: IsoDate | null
}

/** TMR-038: calendar days before the redetermination from which it is listed, and from which it is red. */
export const REDETERMINATION_LIMITS = { listedDays: 60, redDays: 30 } as const

/** TMR-034, NOTE-024: calendar days that an active customer may go without a case note. */
export const NOTE_EVERY_DAYS = 14

const days = (from: IsoDate, to: IsoDate) => Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days
const yellow = (flag: CustomerFlag['flag']): CustomerFlag => ({ flag, colour: 'yellow' })
const red = (flag: CustomerFlag['flag']): CustomerFlag => ({ flag, colour: 'red' })

/** C6, TMR-036, TMR-037. */
function inactive({ status, statusSince }: CustomerFlagFacts, today: IsoDate): CustomerFlag | undefined {
  if (status !== 'inactive') return undefined
  const since = days(statusSince, today)
  if (since > INACTIVE_LIMITS.redAfterDays) return red('inactive_over_45')
  return since > INACTIVE_LIMITS.yellowAfterDays ? yellow('inactive_over_30') : undefined
}

/** TMR-038, of customers who take part. */
function redetermination({ status, redeterminationOn }: CustomerFlagFacts, today: IsoDate): CustomerFlag | undefined {
  if (redeterminationOn === null || !isEnrolledStatus(status)) return undefined
  const left = days(today, redeterminationOn)
  if (left < 0) return red('redetermination_past')
  if (left <= REDETERMINATION_LIMITS.redDays) return red('redetermination_soon')
  return left < REDETERMINATION_LIMITS.listedDays ? yellow('redetermination_soon') : undefined
}

/** NOTE-024: of active customers; who has never had a note is asked for from the day of becoming active. */
function note({ status, statusSince, lastNoteOn }: CustomerFlagFacts, today: IsoDate): CustomerFlag | undefined {
  if (status !== 'active') return undefined
  return days(lastNoteOn ?? statusSince, today) > NOTE_EVERY_DAYS ? red('note_overdue') : undefined
}

/** ASMT-021, TMR-101: begun and not submitted in time, of whom no screening is current. */
function isScreeningOverdue(facts: CustomerFlagFacts, today: IsoDate): boolean {
  const { screenedOn, screeningBegunOn, screeningDays } = facts
  if (screeningBegunOn === null || isCurrentScreening(screenedOn, today, null)) return false
  return days(screeningBegunOn, today) > screeningDays
}

/** ASMT-012 to ASMT-014, ASMT-021, TMR-031 to TMR-033: what weighs most. */
function screening(facts: CustomerFlagFacts, today: IsoDate): CustomerFlag | undefined {
  if (isScreeningOverdue(facts, today)) return red('screening_overdue')
  const { status, screenedOn, screeningReviewedOn } = facts
  if (status === 'exited' || status === 'never_active') return undefined
  if (screenedOn === null) return status === 'not_enrolled' ? undefined : yellow('screening_due')
  const { years, months, days: over } = Temporal.PlainDate.from(screenedOn).until(today, { largestUnit: 'year' })
  const age = years * 12 + months + (over > 0 ? 0.5 : 0)
  if (age > SCREENING_AGE.redMonths) return red('screening_old')
  if (age >= SCREENING_AGE.yellowMonths) return yellow('screening_old')
  return nextReviewOn(screenedOn, screeningReviewedOn) <= today ? yellow('screening_review') : undefined
}

/** What a customer's record asks for today, red before yellow (CASE-014). */
export function customerFlags(facts: CustomerFlagFacts, today: IsoDate): CustomerFlag[] {
  const { status, openSnap, eligibility, acceptedNotEnrolled, planNoteDue } = facts
  const flags = [
    inactive(facts, today),
    status === 'active' && openSnap === 0 ? red('completed_not_exited') : undefined,
    isEnrolledStatus(status) && eligibility === 'not_eligible' ? red('not_eligible') : undefined,
    note(facts, today),
    redetermination(facts, today),
    screening(facts, today),
    acceptedNotEnrolled ? yellow('accepted_not_enrolled') : undefined,
    planNoteDue ? yellow('plan_note_due') : undefined,
  ].filter((flag) => flag !== undefined)
  return flags.toSorted((one, other) => one.colour.localeCompare(other.colour))
}
