import { type BusinessCalendar, ILLINOIS_CALENDAR } from './business-calendar.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    hour12: true,
  })
  formats.set(timeZone, format)
  return format
}

/** The words of a moment; put together by hand because runtimes disagree about spaces and commas. */
function wordsOf(instant: Date, timeZone: string): Record<string, string> {
  const parts = formatOf(timeZone).formatToParts(instant)
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]))
}

/**
 * A moment as people in Illinois read it: `Tue, Nov 24, 3:00 PM`. With `now` the year is added when it is another
 * one than now's: `Tue, Nov 24, 2026, 3:00 PM`.
 */
export function formatDateTime(instant: Date, now?: Date, calendar: BusinessCalendar = ILLINOIS_CALENDAR): string {
  const w = wordsOf(instant, calendar.timeZone)
  const otherYear = now && wordsOf(now, calendar.timeZone)['year'] !== w['year']
  return `${w['weekday']}, ${w['month']} ${w['day']}, ${otherYear ? `${w['year']}, ` : ''}${w['hour']}:${w['minute']} ${w['dayPeriod']}`
}

/**
 * A time by which something is due: `Tue, Nov 24, 3:00 PM`. What ends with a day is written as the first moment of the
 * next one and reads `end of Tue, Nov 24`.
 */
export function formatDeadline(instant: Date, calendar: BusinessCalendar = ILLINOIS_CALENDAR): string {
  const { hour, minute, dayPeriod } = wordsOf(instant, calendar.timeZone)
  if (hour !== '12' || minute !== '00' || dayPeriod !== 'AM') return formatDateTime(instant, undefined, calendar)
  const w = wordsOf(new Date(instant.getTime() - 1), calendar.timeZone)
  return `end of ${w['weekday']}, ${w['month']} ${w['day']}`
}

/** A date as people in Illinois read it: `Nov 24, 2026`. */
export function formatDate(instant: Date, calendar: BusinessCalendar = ILLINOIS_CALENDAR): string {
  const w = wordsOf(instant, calendar.timeZone)
  return `${w['month']} ${w['day']}, ${w['year']}`
}
