import { Temporal } from 'temporal-polyfill'
import { type BusinessCalendar, ILLINOIS_CALENDAR, isBusinessDate, localTime } from './business-calendar.ts'

/**
 * How business hours are counted (conflicts, section F). `clock`: every hour of a business day, midnight to midnight,
 * so that 48 hours are two business days. `staffed`: only the hours of the calendar's shifts.
 */
export type HoursMode = 'clock' | 'staffed'

/** A stretch of running time, epoch milliseconds, end excluded. */
type Stretch = readonly [start: number, end: number]

const HOUR = 3_600_000
/** Ten years of days: a calendar without business days is a mistake, not an endless wait. */
const HORIZON_DAYS = 3_660

function at(date: Temporal.PlainDate, time: string, timeZone: string): number {
  return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds
}

function stretchesOf(date: Temporal.PlainDate, mode: HoursMode, calendar: BusinessCalendar): readonly Stretch[] {
  if (!isBusinessDate(date, calendar)) return []
  const { timeZone, shifts } = calendar
  if (mode === 'staffed') return shifts.map(({ from, to }) => [at(date, from, timeZone), at(date, to, timeZone)])
  const midnight = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).epochMilliseconds
  return [[midnight(date), midnight(date.add({ days: 1 }))]]
}

/** The running stretches from `start` on, the first one cut to begin no earlier than `start`. */
function* stretchesFrom(start: Date, mode: HoursMode, calendar: BusinessCalendar): Generator<Stretch> {
  const from = start.getTime()
  let date = localTime(start, calendar).toPlainDate()
  for (let day = 0; day < HORIZON_DAYS; day += 1) {
    for (const [begin, end] of stretchesOf(date, mode, calendar)) {
      if (end > from) yield [Math.max(begin, from), end]
    }
    date = date.add({ days: 1 })
  }
}

/**
 * The first moment at which `milliseconds` of business time have run since `instant`. Time is counted as it passes,
 * so a day on which daylight saving changes has 23 or 25 hours.
 */
export function addBusinessTime(
  instant: Date,
  milliseconds: number,
  mode: HoursMode,
  calendar: BusinessCalendar,
): Date {
  if (!(milliseconds >= 0)) throw new RangeError('Business time cannot be negative.')
  if (milliseconds === 0) return new Date(instant)
  let left = milliseconds
  for (const [start, end] of stretchesFrom(instant, mode, calendar)) {
    if (left <= end - start) return new Date(start + left)
    left -= end - start
  }
  throw new RangeError('The calendar has no business time within ten years.')
}

/** Milliseconds of business time between two moments; 0 when `to` is not after `from`. */
export function businessTimeBetween(from: Date, to: Date, mode: HoursMode, calendar: BusinessCalendar): number {
  const until = to.getTime()
  let sum = 0
  if (until <= from.getTime()) return sum
  for (const [start, end] of stretchesFrom(from, mode, calendar)) {
    if (start >= until) break
    sum += Math.min(end, until) - start
  }
  return sum
}

/**
 * The moment `hours` business hours after `instant`: in `clock` mode Friday 15:00 plus 48 is Tuesday 15:00, in
 * `staffed` mode Friday 15:00 plus 3 is Monday 9:30 (TMR-068, conflicts section F).
 */
export function addBusinessHours(
  instant: Date,
  hours: number,
  mode: HoursMode = 'clock',
  calendar: BusinessCalendar = ILLINOIS_CALENDAR,
): Date {
  return addBusinessTime(instant, hours * HOUR, mode, calendar)
}
