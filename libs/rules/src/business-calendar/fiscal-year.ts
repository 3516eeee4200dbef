import { Temporal } from 'temporal-polyfill'
import { type BusinessCalendar, ILLINOIS_CALENDAR, localTime } from './business-calendar.ts'

const JULY = 7

/** The State fiscal year of a moment, named by its end: July 1, 2026 begins fiscal year 2027 (TMR-060). */
export function fiscalYearOf(instant: Date, calendar: BusinessCalendar = ILLINOIS_CALENDAR): number {
  const { year, month } = localTime(instant, calendar)
  return month >= JULY ? year + 1 : year
}

/** First moment of a fiscal year and first moment after it, Chicago midnight. */
export function fiscalYearRange(
  fiscalYear: number,
  calendar: BusinessCalendar = ILLINOIS_CALENDAR,
): { start: Date; end: Date } {
  const firstOfJuly = (year: number) =>
    new Date(
      Temporal.PlainDate.from({ year, month: JULY, day: 1 }).toZonedDateTime(calendar.timeZone).epochMilliseconds,
    )
  return { start: firstOfJuly(fiscalYear - 1), end: firstOfJuly(fiscalYear) }
}
