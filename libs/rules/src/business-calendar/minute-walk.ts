import { type BusinessCalendar } from './business-calendar.ts'
import { type HoursMode } from './business-hours.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const WEEKEND = ['Sat', 'Sun']

type Local = { date: string; hour: string; weekday: string }

/**
 * The slow and simple way to reckon business time, which the tests hold against the fast one: asks of every single
 * minute whether it counts. Knows time zones from `Intl`, not from Temporal, and days off from a list.
 * Only for time zones a whole number of hours from UTC.
 */
export function minuteWalk(calendar: BusinessCalendar, daysOff: readonly string[], mode: HoursMode) {
  const localHour = localHours(calendar.timeZone)

  /** Whether the minute that begins at `time` counts. */
  function counts(time: number): boolean {
    const { date, hour, weekday } = localHour(time)
    if (WEEKEND.some((day) => weekday.startsWith(day)) || daysOff.includes(date)) return false
    const clock = `${hour}:${String(Math.floor((time % HOUR) / MINUTE)).padStart(2, '0')}`
    return mode === 'clock' || calendar.shifts.some(({ from, to }) => from <= clock && clock < to)
  }

  /** Minutes that count between two moments. */
  function minutesBetween(from: number, to: number): number {
    let sum = 0
    for (let time = from; time < to; time += MINUTE) if (counts(time)) sum += 1
    return sum
  }

  /** The end of the last of `minutes` counting minutes that also satisfy `alsoIf`; `null` when `until` comes first. */
  function after(from: number, minutes: number, until: number, alsoIf: (time: number) => boolean = () => true) {
    let left = minutes
    for (let time = from; time < until; time += MINUTE) {
      if (alsoIf(time) && counts(time)) left -= 1
      if (left === 0) return time + MINUTE
    }
    return null
  }

  return { counts, minutesBetween, after }
}

/** Date, hour and weekday of a moment as people there read them; each hour is asked of `Intl` once. */
function localHours(timeZone: string): (time: number) => Local {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
    weekday: 'short',
  })
  const hours = new Map<number, Local>()
  return (time) => {
    const start = Math.floor(time / HOUR)
    const known = hours.get(start)
    if (known) return known
    const parts = Object.fromEntries(format.formatToParts(start * HOUR).map(({ type, value }) => [type, value]))
    const local = {
      date: `${parts['year']}-${parts['month']}-${parts['day']}`,
      hour: parts['hour'] ?? '',
      weekday: parts['weekday'] ?? '',
    }
    hours.set(start, local)
    return local
  }
}

/** Days off from October 2026 to April 2027, copied from the published list of State holidays. */
export const PUBLISHED_DAYS_OFF = [
  '2026-10-12',
  '2026-11-03',
  '2026-11-11',
  '2026-11-26',
  '2026-11-27',
  '2026-12-25',
  '2027-01-01',
  '2027-01-18',
  '2027-02-12',
  '2027-02-15',
] as const
