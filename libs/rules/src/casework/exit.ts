import {
  type ActivityStatus,
  type ActivityType,
  type ExitReason,
  type ExitStatus,
  type IsoDate,
} from '@isets/contracts'
import { Temporal } from 'temporal-polyfill'
import { ACTIVITY_STATUS_LABELS, isLive } from './activity-status.ts'
import { activityKind } from './activity-catalogue.ts'

/** What people read for a completion status (reference-data.csv, exit status). */
export const EXIT_STATUS_LABELS = {
  unsuccessful: 'Unsuccessful Completion',
  moved: 'Moved to another Program',
  successful: 'Successful Completion',
  employed: 'Successfully Employed',
} as const satisfies Record<ExitStatus, string>

export const EXIT_REASON_LABELS = {
  left: 'Left voluntarily',
  no_contact: 'Could not be reached',
  snap_ended: 'SNAP benefits ended',
  tanf_started: 'Started to receive TANF',
  tanf_program: 'TANF E&T',
  wioa: 'WIOA',
  other_state: 'Program of another state',
  training_completed: 'Completed the training',
  program_completed: 'Completed the requirements of the program',
  retention_ended: 'Completed the 365 days of Job Retention',
  employed_90_days: 'Employed for more than 90 days',
} as const satisfies Record<ExitReason, string>

/** EXIT-005, EXIT-015: the reasons that go with a status; the first is proposed. The sources leave the list to ISETS. */
export const EXIT_REASONS_OF = {
  unsuccessful: ['left', 'no_contact', 'snap_ended', 'tanf_started'],
  moved: ['tanf_program', 'wioa', 'other_state'],
  successful: ['training_completed', 'program_completed', 'retention_ended', 'left', 'snap_ended', 'tanf_started'],
  employed: ['employed_90_days', 'retention_ended'],
} as const satisfies Record<ExitStatus, readonly ExitReason[]>

/** TMR-052, conflicts F (C15): Successfully Employed needs more days in Job Retention than these. */
export const EMPLOYED_AFTER_DAYS = 90

/** An activity of the enrolment, as far as an exit looks at it. */
export interface ExitActivity {
  readonly type: ActivityType
  readonly status: ActivityStatus
  readonly startedOn: IsoDate | null
  readonly completedOn: IsoDate | null
}

export interface ExitCheck {
  readonly step: 'activities'
  readonly label: string
  /** Why not, or null when this is fulfilled. */
  readonly missing: string | null
}

/** EXIT-001, EXIT-002: what an exit needs. Started activities are closed first, planned ones removed. */
export function checkExit(activities: readonly ExitActivity[]): ExitCheck[] {
  const open = activities.filter(({ status }) => isLive(status))
  const names = open.map(({ type, status }) => `${activityKind(type).label} (${ACTIVITY_STATUS_LABELS[status]})`)
  const missing = open.length === 0 ? null : `Not all activities are completed: ${names.join(', ')}.`
  return [{ step: 'activities', label: 'Every activity is completed or removed', missing }]
}

/** EXIT-018: the first day that an exit may have: the day of the enrolment, or the last day of an activity. */
export function earliestExit(enrolledOn: IsoDate, activities: readonly ExitActivity[]): IsoDate {
  const days = activities.flatMap(({ startedOn, completedOn }) => completedOn ?? startedOn ?? [])
  return days.reduce((latest, day) => (day > latest ? day : latest), enrolledOn)
}

interface ExitFacts {
  readonly status: ExitStatus
  readonly reason: ExitReason
  readonly completedOn: IsoDate
  readonly enrolledOn: IsoDate
  readonly today: IsoDate
  readonly activities: readonly ExitActivity[]
}

/** Field to sentence: what is wrong with an exit; empty when nothing is (EXIT-005, EXIT-006, EXIT-018). */
export function exitProblems(facts: ExitFacts): Partial<Record<'status' | 'reason' | 'completedOn', string>> {
  const { status, reason, completedOn, enrolledOn, today, activities } = facts
  const reasons: readonly ExitReason[] = EXIT_REASONS_OF[status]
  const earliest = earliestExit(enrolledOn, activities)
  return {
    ...(status === 'employed' && !hasRetained(activities, completedOn) && { status: NOT_RETAINED }),
    ...(!reasons.includes(reason) && { reason: 'Choose a reason that goes with the completion status.' }),
    ...(completedOn < earliest && { completedOn: 'The exit cannot be before the last activity or the enrollment.' }),
    ...(completedOn > today && { completedOn: 'The exit cannot lie in the future.' }),
  }
}

const NOT_RETAINED = `Successfully Employed needs more than ${EMPLOYED_AFTER_DAYS} days in Job Retention.`

/** EXIT-006: Job Retention begins with a job of 20 hours or more, so its days are those of the job. */
function hasRetained(activities: readonly ExitActivity[], completedOn: IsoDate): boolean {
  return activities.some(({ type, startedOn, completedOn: ended }) => {
    if (type !== 'JR' || startedOn === null) return false
    const until = Temporal.PlainDate.from(ended ?? completedOn)
    return Temporal.PlainDate.from(startedOn).until(until, { largestUnit: 'day' }).days > EMPLOYED_AFTER_DAYS
  })
}
