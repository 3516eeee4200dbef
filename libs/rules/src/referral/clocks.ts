import type { ReferralFlag, ReferralKind, ReferralResponse, ReferralStatus, ReferralUrgency } from '@isets/contracts'
import { addBusinessDays, addCalendarDays } from '../business-calendar/business-days.ts'
import { type BusinessCalendar, ILLINOIS_CALENDAR } from '../business-calendar/business-calendar.ts'
import { addBusinessHours } from '../business-calendar/business-hours.ts'
import { fiscalYearOf, fiscalYearRange } from '../business-calendar/fiscal-year.ts'
import { isPending } from './status.ts'

/** Lengths of the clocks of a referral (TMR-017 to TMR-026). */
export type ReferralDeadlines = {
  contactBusinessHours: number
  answerBusinessDays: number
  redBusinessDays: number
  idhsAnswerBusinessHours: number
  expiresAfterDays: number
  waitListDays: number
  /** How long a referral stays good without an enrolment (REF-004), and an exit without a new referral (REF-005). */
  windowDays: number
  closeReportedBusinessDays: number
  programmeYears: number
}

/** What holds from a day on; a change is a new row, so that old referrals keep their dates. */
export const REFERRAL_DEADLINES: readonly (ReferralDeadlines & { from: string })[] = [
  {
    from: '2025-07-01',
    contactBusinessHours: 48,
    answerBusinessDays: 5,
    redBusinessDays: 10,
    idhsAnswerBusinessHours: 48,
    expiresAfterDays: 60,
    waitListDays: 30,
    windowDays: 45,
    closeReportedBusinessDays: 10,
    programmeYears: 2,
  },
]

/** The deadlines in force at a moment; before the first row, the first. */
export function referralDeadlinesAt(at: Date): ReferralDeadlines {
  const day = at.toISOString().slice(0, 10)
  const inForce = REFERRAL_DEADLINES.findLast(({ from }) => from <= day) ?? REFERRAL_DEADLINES[0]
  if (!inForce) throw new RangeError('No deadlines are set for referrals.')
  return inForce
}

export type ReferralClocks = {
  contactDueAt: Date | null
  responseDueAt: Date
  redAt: Date
  expiresAt: Date
  closesAt: Date
}

/**
 * Every moment that follows from the submission of a referral. A provider contacts within 48 business hours and answers
 * within 5 business days, red at 10 (C8); IDHS answers a reverse referral within 48 business hours (C9), red when over;
 * nobody after 60 calendar days: expired (C2). Two programme years: the one of the submission and the next (REF-058).
 */
export function referralClocks(
  kind: ReferralKind,
  submittedAt: Date,
  waitsFor: 'idhs' | 'provider' = kind === 'reverse' ? 'idhs' : 'provider',
  calendar: BusinessCalendar = ILLINOIS_CALENDAR,
): ReferralClocks {
  const deadlines = referralDeadlinesAt(submittedAt)
  const expiresAt = addCalendarDays(submittedAt, deadlines.expiresAfterDays, calendar)
  const lastYear = fiscalYearOf(submittedAt, calendar) + deadlines.programmeYears - 1
  const closesAt = fiscalYearRange(lastYear, calendar).end
  if (waitsFor === 'idhs') {
    const responseDueAt = addBusinessHours(submittedAt, deadlines.idhsAnswerBusinessHours, 'clock', calendar)
    return { contactDueAt: null, responseDueAt, redAt: responseDueAt, expiresAt, closesAt }
  }
  return {
    contactDueAt: addBusinessHours(submittedAt, deadlines.contactBusinessHours, 'clock', calendar),
    responseDueAt: addBusinessDays(submittedAt, deadlines.answerBusinessDays, calendar),
    redAt: addBusinessDays(submittedAt, deadlines.redBusinessDays, calendar),
    expiresAt,
    closesAt,
  }
}

export type UrgencyFacts = Pick<ReferralClocks, 'contactDueAt' | 'responseDueAt' | 'redAt'> & {
  status: ReferralStatus
  contactedAt: Date | null
}

/** How pressing a pending referral is; everything else is calm. */
export function referralUrgency(
  { status, contactDueAt, contactedAt, responseDueAt, redAt }: UrgencyFacts,
  now: Date,
): ReferralUrgency {
  if (!isPending(status)) return 'calm'
  if (redAt <= now) return 'red'
  if (responseDueAt <= now) return 'due'
  return contactDueAt !== null && contactedAt === null && contactDueAt <= now ? 'contact' : 'calm'
}

export type FlagFacts = {
  status: ReferralStatus
  response: ReferralResponse | null
  submittedAt: Date
  respondedAt: Date | null
  reportedAt: Date | null
  enrolled: boolean
}

/** The moments from which an accepted referral is flagged; `null` where the flag cannot come. */
export type FlagTimes = { waitListOverAt: Date | null; notEnrolledAt: Date | null; toCloseAt: Date | null }

/**
 * An acceptance onto the waiting list has a limit of 30 days that changes nothing by itself (C18, TMR-022, REF-068);
 * any other acceptance without enrolment is flagged when the referral window of 45 days is over, and for IDHS to close
 * 10 business days after the provider has reported it (C11, TMR-023, REF-060).
 */
export function referralFlagTimes(facts: FlagFacts, calendar: BusinessCalendar = ILLINOIS_CALENDAR): FlagTimes {
  const { status, response, submittedAt, respondedAt, reportedAt, enrolled } = facts
  const none: FlagTimes = { waitListOverAt: null, notEnrolledAt: null, toCloseAt: null }
  if (status !== 'accepted' || enrolled) return none
  const deadlines = referralDeadlinesAt(submittedAt)
  const toCloseAt =
    reportedAt === null ? null : addBusinessDays(reportedAt, deadlines.closeReportedBusinessDays, calendar)
  if (response === 'waiting_list') {
    const since = respondedAt ?? submittedAt
    return { ...none, toCloseAt, waitListOverAt: addCalendarDays(since, deadlines.waitListDays, calendar) }
  }
  return { ...none, toCloseAt, notEnrolledAt: addCalendarDays(submittedAt, deadlines.windowDays, calendar) }
}

/** Which flags show at a moment. */
export function referralFlags(facts: FlagFacts, now: Date, calendar: BusinessCalendar = ILLINOIS_CALENDAR) {
  const { waitListOverAt, notEnrolledAt, toCloseAt } = referralFlagTimes(facts, calendar)
  const flags: [ReferralFlag, Date | null][] = [
    ['wait_list_over', waitListOverAt],
    ['not_enrolled', notEnrolledAt],
    ['to_close', toCloseAt],
  ]
  return flags.filter(([, at]) => at !== null && at <= now).map(([flag]) => flag)
}

/**
 * Whether somebody who has left, or was referred and never enrolled, may come back without a new referral: under 45 days
 * (C3, REF-004, REF-005, REF-007). `since` is the exit, or the submission of the referral.
 */
export function isInReferralWindow(since: Date, now: Date, calendar: BusinessCalendar = ILLINOIS_CALENDAR): boolean {
  return now < addCalendarDays(since, referralDeadlinesAt(since).windowDays, calendar)
}
