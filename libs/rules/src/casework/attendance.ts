import { type IsoDate } from '@isets/contracts'
import { Temporal } from 'temporal-polyfill'
import { correctionObstacle } from '../staffing/deadlines.ts'

/** A day has at most 24 hours; in hundredths. */
export const MOST_HOURS_A_DAY = 2_400

/** The Monday of the week of a day. */
export function weekOf(day: IsoDate): IsoDate {
  const date = Temporal.PlainDate.from(day)
  return date.subtract({ days: date.dayOfWeek - 1 }).toString()
}

/** The seven days of a week, Monday first. */
export function daysOfWeek(monday: IsoDate): IsoDate[] {
  const first = Temporal.PlainDate.from(weekOf(monday))
  return Array.from({ length: 7 }, (_, days) => first.add({ days }).toString())
}

/** The Monday so many weeks later. */
export function addWeeks(monday: IsoDate, weeks: number): IsoDate {
  return Temporal.PlainDate.from(monday).add({ weeks }).toString()
}

interface DayFacts {
  readonly day: IsoDate
  readonly startedOn: IsoDate | null
  readonly completedOn: IsoDate | null
  readonly today: IsoDate
  readonly locked: boolean
}

/** ATT-001, C13: why no hours can be entered for an activity on a day, or undefined when they can. */
export function attendanceDayProblem({ day, startedOn, completedOn, today, locked }: DayFacts): string | undefined {
  if (startedOn === null || day < startedOn) return 'The activity had not started.'
  if (completedOn !== null && day > completedOn) return 'The activity had ended.'
  if (day > today) return 'This day is still to come.'
  if (locked) return 'The month is locked: its staffing is approved.'
  return correctionObstacle(day.slice(0, 7), today) ?? undefined
}

/** A sentence when so many hours are not possible; hundredths of an hour. */
export function attendanceHoursProblem(hours: number): string | undefined {
  const possible = Number.isInteger(hours) && hours >= 0 && hours <= MOST_HOURS_A_DAY
  return possible ? undefined : 'Enter hours between 0 and 24, with at most two decimals.'
}

/**
 * ATT-005, ATT-006: verified hours of a month that count for an ABAWD: job search at most half of what counts.
 * @param jobSearch and others in hundredths of an hour
 */
export function countableHours(jobSearch: number, others: number): number {
  return others + Math.min(jobSearch, others)
}
