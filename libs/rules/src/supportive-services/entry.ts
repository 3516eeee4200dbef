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

const JULY = 7

/** The State fiscal year of a date, named by its end: `2026-07-01` begins 2027 (TMR-060). */
export function fiscalYearOfDate(day: string): number {
  const year = Number(day.slice(0, 4))
  return Number(day.slice(5, 7)) >= JULY ? year + 1 : year
}

/** Place of a date's month in its fiscal year: July is 0, June 11. */
export function fiscalMonthIndex(day: string): number {
  return (Number(day.slice(5, 7)) + 12 - JULY) % 12
}

/** First and last day of a fiscal year. */
export function fiscalYearDates(fiscalYear: number): { startsOn: string; endsOn: string } {
  return { startsOn: `${fiscalYear - 1}-07-01`, endsOn: `${fiscalYear}-06-30` }
}
