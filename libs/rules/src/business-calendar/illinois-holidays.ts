import { Temporal } from 'temporal-polyfill'

/** A State holiday. Dates are `YYYY-MM-DD` in Chicago; offices are closed on `observedOn`. */
export type Holiday = { name: string; date: string; observedOn: string }

const MONDAY = 1
const TUESDAY = 2
const THURSDAY = 4

/** The day `weekday` for the n-th time in a month (ISO: Monday is 1). */
function nth(year: number, month: number, weekday: number, n: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (n - 1) * 7 })
}

function fixed(year: number, month: number, day: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day })
}

function lastMondayOfMay(year: number): Temporal.PlainDate {
  const end = fixed(year, 5, 31)
  return end.subtract({ days: end.dayOfWeek - MONDAY })
}

/** General elections are held on the Tuesday after the first Monday of November, in even years. */
function electionDay(year: number): Temporal.PlainDate | undefined {
  return year % 2 === 0 ? nth(year, 11, MONDAY, 1).add({ days: TUESDAY - MONDAY }) : undefined
}

const RULES: readonly (readonly [name: string, on: (year: number) => Temporal.PlainDate | undefined])[] = [
  ["New Year's Day", (year) => fixed(year, 1, 1)],
  ['Martin Luther King Jr. Day', (year) => nth(year, 1, MONDAY, 3)],
  ["Lincoln's Birthday", (year) => fixed(year, 2, 12)],
  ["Presidents' Day", (year) => nth(year, 2, MONDAY, 3)],
  ['Memorial Day', lastMondayOfMay],
  ['Juneteenth', (year) => fixed(year, 6, 19)],
  ['Independence Day', (year) => fixed(year, 7, 4)],
  ['Labor Day', (year) => nth(year, 9, MONDAY, 1)],
  ["Columbus Day and Indigenous Peoples' Day", (year) => nth(year, 10, MONDAY, 2)],
  ['General Election Day', electionDay],
  ['Veterans Day', (year) => fixed(year, 11, 11)],
  ['Thanksgiving Day', (year) => nth(year, 11, THURSDAY, 4)],
  ['Day after Thanksgiving', (year) => nth(year, 11, THURSDAY, 4).add({ days: 1 })],
  ['Christmas Day', (year) => fixed(year, 12, 25)],
]

/** A holiday on a Saturday is taken on the Friday before, one on a Sunday on the Monday after. */
function observed(date: Temporal.PlainDate): Temporal.PlainDate {
  if (date.dayOfWeek === 6) return date.subtract({ days: 1 })
  return date.dayOfWeek === 7 ? date.add({ days: 1 }) : date
}

/**
 * Illinois State holidays whose day off falls in `year`, in order of `observedOn`. New Year's Day on a Saturday
 * is taken on December 31, so it belongs to the year before.
 */
export function illinoisHolidays(year: number): Holiday[] {
  return [year, year + 1]
    .flatMap((legalYear) => RULES.map(([name, on]) => ({ name, date: on(legalYear) })))
    .flatMap(({ name, date }) => (date ? [{ name, date, off: observed(date) }] : []))
    .filter(({ off }) => off.year === year)
    .sort((a, b) => Temporal.PlainDate.compare(a.off, b.off))
    .map(({ name, date, off }) => ({ name, date: date.toString(), observedOn: off.toString() }))
}
