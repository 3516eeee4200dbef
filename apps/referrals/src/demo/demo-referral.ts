import type { ReferralKind, ReferralResponse, ReferralStatus } from '@isets/contracts'
import { demoId, type DemoCustomer, type DemoProgramme, type DemoStory, type DemoUser } from '@isets/demo'
import { addBusinessDays, addCalendarDays, localDateOf, referralClocks, referralFlagTimes } from '@isets/rules'
import { born, type ReferralData } from '../referral/born.ts'

/** How far the referral of a story has come; stories that are not named have none yet. */
const COME_TO: Partial<Record<DemoStory, readonly [ReferralStatus, ReferralResponse | null]>> = {
  pending_idhs: ['pending_idhs_response', 'assessment_completed'],
  pending_provider: ['pending_provider_response', null],
  wait_list: ['accepted', 'waiting_list'],
  rejected: ['rejected', 'rejected'],
  expired: ['expired', null],
  enrolled: ['accepted', 'assessment_completed'],
  active: ['accepted', 'assessment_completed'],
  inactive: ['accepted', 'assessment_completed'],
  exited: ['exited', 'assessment_completed'],
}
/** Most answers take a few business days; the last ones of the week are already red. */
const DAYS_PENDING = [0, 1, 1, 2, 3, 4, 4, 6, 7, 9, 11, 13] as const
const DAYS_AT_IDHS = [0, 0, 1, 1, 1, 2, 3, 4] as const
const OFFICES = ['Sample FCRC North', 'Demo FCRC Central', 'Sample FCRC South'] as const

export interface DemoCast {
  /** Who works at the organisation of the customer. */
  readonly partner: DemoUser
  readonly workforce: DemoUser
  readonly programme: DemoProgramme
}
export type DemoReferral = ReferralData

/** The referral of a demo customer as it stands at `now`, by the same clocks as a real one; `null` when there is none. */
export function demoReferral(customer: DemoCustomer, cast: DemoCast, now: Date): DemoReferral | null {
  const come = COME_TO[customer.story]
  if (come === undefined || customer.organisationId === null) return null
  const [status, response] = come
  const isReverse =
    customer.story === 'pending_idhs' || (status !== 'pending_provider_response' && customer.number % 3 === 0)
  const submittedAt = submittedBefore(customer, now)
  const respondedAt =
    response === null || status.startsWith('pending') ? null : answeredAfter(submittedAt, customer, now)
  const submitter = isReverse ? cast.partner : cast.workforce
  const kind: ReferralKind = isReverse ? 'reverse' : 'forward'
  const isServed = isAccepted(status) && response !== 'waiting_list'
  const course: Course = { status, isReverse, isServed, submittedAt, respondedAt }
  const given = {
    ...{ kind, status, response: isReverse && status === 'rejected' ? null : response, customerId: customer.id },
    ...{ id: demoId('referral', String(customer.number)), consentId: demoId('consent', String(customer.number)) },
    fromOrganisationId: isReverse ? customer.organisationId : null,
    toOrganisationId: isReverse ? null : customer.organisationId,
    ...{ programmeId: cast.programme.id, serviceNeeded: cast.programme.type, submittedAt },
    office: isReverse ? (OFFICES[customer.number % OFFICES.length] ?? null) : null,
    enrolled: isServed && (customer.story !== 'enrolled' || customer.number % 8 !== 0),
    exitedAt: status === 'exited' ? exitedBefore(customer, submittedAt, now) : null,
    ...answerOf(course, cast),
    ...decisionOf(course, cast),
    ...referralClocks(kind, submittedAt),
    grantedOrganisationIds: opens(status) ? [customer.organisationId] : [],
    version: versionOf(status),
    updatedAt: respondedAt ?? submittedAt,
  } as const
  const facts = { ...given, reportedAt: null }
  const by = { userId: submitter.id, name: nameOf(submitter) }
  return born({ ...given, ...referralFlagTimes(facts) }, by, submittedAt)
}

/** How a referral has gone. */
interface Course {
  readonly status: ReferralStatus
  readonly isReverse: boolean
  readonly isServed: boolean
  readonly submittedAt: Date
  readonly respondedAt: Date | null
}

/** What whoever was asked has answered. */
function answerOf({ status, isReverse, isServed, submittedAt, respondedAt }: Course, cast: DemoCast) {
  const answeredAt = respondedAt ?? submittedAt
  return {
    respondedAt,
    respondedByName: respondedAt === null ? null : nameOf(isReverse ? cast.workforce : cast.partner),
    contactedAt: respondedAt !== null && !isReverse ? respondedAt : null,
    assessmentCompletedOn: isServed ? localDateOf(answeredAt) : null,
    expectedStartOn: isServed ? localDateOf(addCalendarDays(answeredAt, 10)) : null,
    rejectedOn: status === 'rejected' ? localDateOf(answeredAt) : null,
    reasons: status === 'rejected' && !isReverse ? [6] : [],
  }
}

/** What IDHS has decided of a reverse referral. */
function decisionOf({ status, isReverse, respondedAt }: Course, { workforce }: DemoCast) {
  const isDecided = isReverse && respondedAt !== null
  return {
    receivesSnap: isDecided ? true : null,
    etEligible: isDecided ? isAccepted(status) : null,
    decidedAt: isReverse ? respondedAt : null,
    decidedByName: isDecided ? nameOf(workforce) : null,
  }
}

function isAccepted(status: ReferralStatus): boolean {
  return status === 'accepted' || status === 'exited'
}

export function nameOf({ firstName, lastName }: Pick<DemoUser, 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`
}

function opens(status: ReferralStatus): boolean {
  return status !== 'rejected' && status !== 'expired' && status !== 'closed'
}

function versionOf(status: ReferralStatus): number {
  if (status.startsWith('pending')) return 1
  return status === 'exited' ? 3 : 2
}

function submittedBefore({ story, monthsAgo, number }: DemoCustomer, now: Date): Date {
  if (story === 'pending_provider') return backBy(DAYS_PENDING[number % DAYS_PENDING.length] ?? 0, number, now)
  if (story === 'pending_idhs') return backBy(DAYS_AT_IDHS[number % DAYS_AT_IDHS.length] ?? 0, number, now)
  return addCalendarDays(now, -(monthsAgo * 30 + 8 + (number % 20)))
}

/** Whole business days, and up to seven hours. */
function backBy(days: number, number: number, now: Date): Date {
  const day = days === 0 ? now : addBusinessDays(now, -days)
  return new Date(day.getTime() - (number % 7) * 3_600_000)
}

function answeredAfter(submittedAt: Date, { number }: DemoCustomer, now: Date): Date {
  return new Date(Math.min(addBusinessDays(submittedAt, 1 + (number % 4)).getTime(), now.getTime()))
}

function exitedBefore({ number }: DemoCustomer, submittedAt: Date, now: Date): Date {
  const half = (now.getTime() - submittedAt.getTime()) / 2
  return new Date(now.getTime() - half - (number % 10) * 24 * 3_600_000)
}
