import { ET_STATUS_LABELS, type EtStatus } from '@isets/contracts'

export { ET_STATUS_LABELS }

/** What happens to a customer and may change the status. */
export const ET_HAPPENINGS = [
  'match',
  'screen',
  'refer',
  'waitList',
  'acceptReferral',
  'rejectReferral',
  'expireReferral',
  'revokeConsent',
  'enrol',
  'startSnapActivity',
  'retain',
  'exit',
] as const
export type EtHappening = (typeof ET_HAPPENINGS)[number]

/** What a person may set by hand (CASE-015, CASE-019). */
export const ET_COMMANDS = ['pause', 'resume', 'setNeverActive'] as const
export type EtCommand = (typeof ET_COMMANDS)[number]

/** `before`: back to what it was before the referral (conflicts F, "Between acceptance and enrolment"). */
type Next = EtStatus | 'before'
type Row = Readonly<Partial<Record<EtHappening | EtCommand, Next>>>

/** Nobody has enrolled the customer: a screening, a referral and an enrolment may come. */
const OUTSIDE = {
  screen: 'initial_assessment_complete',
  refer: 'pending_referral_approval',
  enrol: 'pending_activity_start_dates',
  revokeConsent: 'consent_revoked',
  setNeverActive: 'never_active',
} as const satisfies Row
/** A referral is under way: a new screening does not hide that. */
const REFERRED = {
  waitList: 'wait_list',
  acceptReferral: 'before',
  rejectReferral: 'referral_rejected',
  expireReferral: 'referral_expired',
  enrol: 'pending_activity_start_dates',
  revokeConsent: 'consent_revoked',
  setNeverActive: 'never_active',
} as const satisfies Row

/**
 * The whole life of the E&T status: status → what happens → next status. A happening that a status does not list leaves
 * it as it is: an active customer who is referred to a second provider stays active. A command that it does not list is
 * refused by the server and hidden by the web.
 */
export const ET_TRANSITIONS = {
  not_enrolled: { ...OUTSIDE, match: 'ies_matched' },
  ies_matched: OUTSIDE,
  initial_assessment_complete: OUTSIDE,
  pending_referral_approval: REFERRED,
  referral_rejected: OUTSIDE,
  referral_expired: { ...OUTSIDE, waitList: 'wait_list', acceptReferral: 'before' },
  wait_list: { ...REFERRED, refer: 'pending_referral_approval' },
  pending_activity_start_dates: { startSnapActivity: 'active', retain: 'retention', exit: 'exited' },
  active: { pause: 'inactive', retain: 'retention', exit: 'exited' },
  inactive: { resume: 'active', startSnapActivity: 'active', retain: 'retention', exit: 'exited' },
  retention: { startSnapActivity: 'active', exit: 'exited' },
  exited: { ...OUTSIDE, setNeverActive: undefined, revokeConsent: undefined, retain: 'retention' },
  never_active: { ...OUTSIDE, setNeverActive: undefined },
  consent_revoked: { ...OUTSIDE, revokeConsent: undefined },
} as const satisfies Record<EtStatus, { readonly [K in EtHappening | EtCommand]?: Next | undefined }>

/** Statuses of somebody who is enrolled. */
const ENROLLED: ReadonlySet<EtStatus> = new Set(['pending_activity_start_dates', 'active', 'inactive', 'retention'])

/** Whether the status is one that only an enrolled customer can have. */
export function isEnrolledStatus(status: EtStatus): boolean {
  return ENROLLED.has(status)
}

function next(status: EtStatus, what: EtHappening | EtCommand): Next | undefined {
  const row: { readonly [K in EtHappening | EtCommand]?: Next | undefined } = ET_TRANSITIONS[status]
  return row[what]
}

/**
 * The status after something has happened; the same when it means nothing for this status.
 * @param before the status before the open referral; without one an accepted referral leaves the assessment complete
 */
export function etStatusAfter(status: EtStatus, happening: EtHappening, before: EtStatus | null = null): EtStatus {
  const to = next(status, happening)
  if (to === 'before') return before ?? 'initial_assessment_complete'
  return to ?? status
}

export interface EtFacts {
  /** Started SNAP activities. */
  readonly openSnap: number
}
export type EtDecision =
  { readonly ok: true; readonly status: EtStatus } | { readonly ok: false; readonly message: string }

/** Decides what a person sets by hand. CASE-018: Active needs a started SNAP activity. */
export function decideEtCommand(status: EtStatus, command: EtCommand, { openSnap }: EtFacts): EtDecision {
  const to = next(status, command)
  if (to === undefined || to === 'before') {
    return { ok: false, message: `This is not possible while the status is ${ET_STATUS_LABELS[status]}.` }
  }
  if (to === 'active' && openSnap === 0) {
    return { ok: false, message: 'Start a SNAP activity first: only then can the customer be Active.' }
  }
  return { ok: true, status: to }
}

/** TMR-036, TMR-037, conflicts C6: calendar days of Inactive until the yellow and the red flag. */
export const INACTIVE_LIMITS = { yellowAfterDays: 30, redAfterDays: 45 } as const
