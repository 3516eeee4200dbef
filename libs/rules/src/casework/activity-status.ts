import { type ActivityStatus, type GoalStatus, type GoalTerm } from '@isets/contracts'

/** What people read for the status of an activity (statuses.csv). */
export const ACTIVITY_STATUS_LABELS = {
  not_set: 'Not Set',
  planned: 'Planned/Not Started',
  started: 'Started/Open',
  successful: 'Successful Completion',
  unsuccessful: 'Unsuccessful Completion',
  not_required: 'Evaluated/Not Required',
} as const satisfies Record<ActivityStatus, string>

export const ACTIVITY_COMMANDS = ['start', 'closeSuccessful', 'closeUnsuccessful', 'notRequired', 'remove'] as const
export type ActivityCommand = (typeof ACTIVITY_COMMANDS)[number]

/**
 * The whole life of an activity. `removed` takes it out of the plan: only before it was started, so that neither costs nor
 * attendance can hang on it (C29). What is not listed is refused and hidden.
 */
export const ACTIVITY_TRANSITIONS = {
  not_set: { remove: 'removed' },
  planned: { start: 'started', notRequired: 'not_required', remove: 'removed' },
  started: { closeSuccessful: 'successful', closeUnsuccessful: 'unsuccessful' },
  successful: {},
  unsuccessful: {},
  not_required: {},
} as const satisfies Record<ActivityStatus, Partial<Record<ActivityCommand, ActivityStatus | 'removed'>>>

/** The status after the command, or undefined where it is not possible. */
export function activityStatusAfter(
  status: ActivityStatus,
  command: ActivityCommand,
): ActivityStatus | 'removed' | undefined {
  const row: Partial<Record<ActivityCommand, ActivityStatus | 'removed'>> = ACTIVITY_TRANSITIONS[status]
  return row[command]
}

/** Planned or started: what the rules of the mix look at. */
export function isLive(status: ActivityStatus): boolean {
  return status === 'planned' || status === 'started' || status === 'not_set'
}

export function isCompleted(status: ActivityStatus): boolean {
  return status === 'successful' || status === 'unsuccessful'
}

export const GOAL_STATUS_LABELS = {
  not_started: 'Not Started',
  on_track: 'On Track',
  complete: 'Complete',
} as const satisfies Record<GoalStatus, string>
export const GOAL_TERM_LABELS = {
  short: 'Short Term Goal',
  long: 'Long Term Goal',
} as const satisfies Record<GoalTerm, string>

/** PLAN-010: where a goal may go from each status. */
export const GOAL_TRANSITIONS = {
  not_started: ['not_started', 'on_track', 'complete'],
  on_track: ['on_track', 'complete'],
  complete: ['complete', 'on_track'],
} as const satisfies Record<GoalStatus, readonly GoalStatus[]>

/** ENR-010: the goal that an enrolment brings. */
export function defaultGoalStatement(programmeName: string): string {
  return `Complete the ${programmeName}`
}
/** Goal categories; the sources name one, the list is configurable (reference-data.csv). */
export const GOAL_CATEGORIES = ['Career Plan', 'Education', 'Employment', 'Credential', 'Removing a barrier'] as const
export const DEFAULT_GOAL_CATEGORY = GOAL_CATEGORIES[0]
