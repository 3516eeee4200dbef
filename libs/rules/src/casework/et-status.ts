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

/** `before`: what it was before referral or revocation (conflicts F, "Between acceptance and enrolment"). */
type Next = EtStatus | 'before'
type Row = Readonly<Partial<Record<EtHappening | EtCommand, Next>>>

/** Nobody has enrolled the customer: a screening, a referral and an enrolment may come. */
const OUTSIDE = {
  screen: 'initial_assessment_complete',
  refer: 'pending_referral_approval',
  enrol: 'pending_activity_start_dates',
  revokeConsent: 'consent_revoked',
  setNeverActive: 'never_active',
  exit: 'exited',
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
  exit: 'exited',
} as const satisfies Row
/**
 * Whom nobody may serve any more is not Active, Inactive or in Retention either, and a new consent and referral bring
 * back what was before (REF-021; statuses.csv, Consent Revoked: "revocation recorded", left by "new consent and
 * referral"). `revokeConsent` happens to an enrolled customer when the last serving provider has lost the consent.
 */
const SERVED = { revokeConsent: 'consent_revoked', exit: 'exited' } as const satisfies Row

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
  pending_activity_start_dates: { ...SERVED, startSnapActivity: 'active', retain: 'retention' },
  active: { ...SERVED, pause: 'inactive', retain: 'retention' },
  inactive: { ...SERVED, resume: 'active', startSnapActivity: 'active', retain: 'retention' },
  retention: { ...SERVED, startSnapActivity: 'active' },
  exited: { ...OUTSIDE, setNeverActive: undefined, revokeConsent: undefined, retain: 'retention' },
  never_active: { ...OUTSIDE, setNeverActive: undefined },
  consent_revoked: {
    refer: 'pending_referral_approval',
    enrol: 'pending_activity_start_dates',
    exit: 'exited',
  },
} as const satisfies Record<EtStatus, { readonly [K in EtHappening | EtCommand]?: Next | undefined }>

/** Statuses of somebody who is enrolled. */
const ENROLLED: ReadonlySet<EtStatus> = new Set(['pending_activity_start_dates', 'active', 'inactive', 'retention'])

/** Statuses that come from a referral or its consent: what was before them is what an acceptance goes back to. */
const OF_REFERRALS: ReadonlySet<EtStatus> = new Set([
  'pending_referral_approval',
  'referral_rejected',
  'referral_expired',
  'wait_list',
  'consent_revoked',
])

/** The status to keep for the day of an acceptance when something happens; `kept` is what was kept until now. */
export function statusBefore(status: EtStatus, happening: EtHappening, kept: EtStatus | null): EtStatus | null {
  const leaves = etStatusAfter(status, happening, kept) !== status
  const isKept = leaves && (happening === 'refer' || (happening === 'revokeConsent' && isEnrolledStatus(status)))
  return isKept && !OF_REFERRALS.has(status) ? status : kept
}

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
 * @param before the status before the open referral, or before the consent for serving was revoked; without one an
 * accepted referral leaves the assessment complete
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

/** Statuses of somebody whom nobody has referred or served yet in this period. */
const AT_INTAKE: ReadonlySet<EtStatus> = new Set(['not_enrolled', 'ies_matched', 'initial_assessment_complete'])

/** REF-063: what a provider may end that has screened the customer and has no access to the record. */
export function isAtIntake(status: EtStatus): boolean {
  return AT_INTAKE.has(status)
}

/** TMR-036, TMR-037, conflicts C6: calendar days of Inactive until the yellow and the red flag. */
export const INACTIVE_LIMITS = { yellowAfterDays: 30, redAfterDays: 45 } as const
