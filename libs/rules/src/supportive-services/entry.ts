/** Activities that count for supportive services though they are no training: Job Retention (SUPP-005). */
const COUNTS_ALWAYS: readonly string[] = ['JR']

/** What is known of an activity; dates are `YYYY-MM-DD`. */
export interface ActivityDates {
  readonly type: string
  readonly isSnap: boolean
  readonly startedOn: string | null
  readonly completedOn: string | null
}

/** SUPP-004: a cost may be dated on days on which the activity was active, from its start to its completion. */
export function takesCostsOn({ type, isSnap, startedOn, completedOn }: ActivityDates, day: string): boolean {
  if (!isSnap && !COUNTS_ALWAYS.includes(type)) return false
  return startedOn !== null && startedOn <= day && (completedOn === null || day <= completedOn)
}

/** `2026-03-17` lies in `2026-03`. */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}
