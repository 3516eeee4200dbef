import { type BusinessCalendar, ILLINOIS_CALENDAR, isBusinessDate, localTime } from './business-calendar.ts'

/**
 * The same local time `days` business days later, or earlier when negative. The day itself is not counted: Friday
 * 15:00 plus one is Monday 15:00, and so is Saturday 15:00. A local time that daylight saving skips moves on an hour.
 * @param days whole number of business days; 0 gives the instant back
 */
export function addBusinessDays(instant: Date, days: number, calendar: BusinessCalendar = ILLINOIS_CALENDAR): Date {
  if (!Number.isInteger(days)) throw new RangeError('Business days are whole days.')
  const start = localTime(instant, calendar)
  const step = Math.sign(days)
  let date = start.toPlainDate()
  for (let left = Math.abs(days); left > 0;) {
    date = date.add({ days: step })
    if (isBusinessDate(date, calendar)) left -= 1
  }
  const end = date.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: start.toPlainTime() })
  return new Date(days === 0 ? instant.getTime() : end.epochMilliseconds)
}

/** The same local time `days` calendar days later. */
export function addCalendarDays(instant: Date, days: number, calendar: BusinessCalendar = ILLINOIS_CALENDAR): Date {
  return new Date(localTime(instant, calendar).add({ days }).epochMilliseconds)
}
