import { Temporal } from 'temporal-polyfill'
import { type BusinessCalendar, ILLINOIS_CALENDAR, localTime } from './business-calendar.ts'

const JULY = 7

/** The State fiscal year of a moment, named by its end: July 1, 2026 begins fiscal year 2027 (TMR-060). */
export function fiscalYearOf(instant: Date, calendar: BusinessCalendar = ILLINOIS_CALENDAR): number {
  return fiscalYearAt(localTime(instant, calendar))
}

/** The State fiscal year of a date `YYYY-MM-DD` or of a month of service `YYYY-MM`: `2026-07` lies in 2027 (TMR-060). */
export function fiscalYearOfDate(date: string): number {
  return fiscalYearAt({ year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) })
}

function fiscalYearAt({ year, month }: { readonly year: number; readonly month: number }): number {
  return month >= JULY ? year + 1 : year
}

/** Place of a date's month in its fiscal year: July is 0, June 11. */
export function fiscalMonthIndex(date: string): number {
  return (Number(date.slice(5, 7)) + 12 - JULY) % 12
}

/** First and last day of a fiscal year. */
export function fiscalYearDates(fiscalYear: number): { startsOn: string; endsOn: string } {
  return { startsOn: `${fiscalYear - 1}-07-01`, endsOn: `${fiscalYear}-06-30` }
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
