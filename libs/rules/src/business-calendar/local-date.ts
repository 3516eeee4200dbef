import { Temporal } from 'temporal-polyfill'
import { type BusinessCalendar, ILLINOIS_CALENDAR, localTime } from './business-calendar.ts'

/** The day that a moment belongs to in Illinois, `YYYY-MM-DD`. */
export function localDateOf(instant: Date, calendar: BusinessCalendar = ILLINOIS_CALENDAR): string {
  return localTime(instant, calendar).toPlainDate().toString()
}

/** The date so many calendar days later, or earlier when negative. Both are `YYYY-MM-DD`. */
export function datePlusDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}
