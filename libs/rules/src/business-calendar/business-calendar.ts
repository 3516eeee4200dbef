import { Temporal } from 'temporal-polyfill'
import { type Holiday, illinoisHolidays } from './illinois-holidays.ts'

/** Hours in which an office is staffed, local time `HH:MM`. A day can have several shifts, in order, not overlapping. */
export type Shift = { from: string; to: string }

/**
 * What "business" means. `version` is stored with everything computed from it, so that an old due time can be
 * explained after the calendar has changed; a new year of rules is a new version, never an edit of an old one.
 */
export type BusinessCalendar = {
  version: string
  timeZone: string
  /** Holidays whose day off lies in the year. */
  holidays: (year: number) => readonly Holiday[]
  shifts: readonly Shift[]
}

/** State offices: Monday to Friday without State holidays, 8:30 to 17:00 in Chicago. */
export const ILLINOIS_CALENDAR: BusinessCalendar = {
  version: 'illinois-1',
  timeZone: 'America/Chicago',
  holidays: illinoisHolidays,
  shifts: [{ from: '08:30', to: '17:00' }],
}

const CALENDARS: readonly BusinessCalendar[] = [ILLINOIS_CALENDAR]

/** The calendar that a stored version names; `undefined` when there is none. */
export function calendarOfVersion(version: string): BusinessCalendar | undefined {
  return CALENDARS.find((calendar) => calendar.version === version)
}

const daysOff = new WeakMap<BusinessCalendar, Map<number, ReadonlySet<string>>>()

function daysOffIn(calendar: BusinessCalendar, year: number): ReadonlySet<string> {
  const years = daysOff.get(calendar) ?? new Map<number, ReadonlySet<string>>()
  daysOff.set(calendar, years)
  const known = years.get(year)
  if (known) return known
  const found = new Set(calendar.holidays(year).map(({ observedOn }) => observedOn))
  years.set(year, found)
  return found
}

/** Whether a local date is a business day: no weekend, no holiday. */
export function isBusinessDate(date: Temporal.PlainDate, calendar: BusinessCalendar): boolean {
  return date.dayOfWeek <= 5 && !daysOffIn(calendar, date.year).has(date.toString())
}

/** The moment in the calendar's own time zone. */
export function localTime(instant: Date, calendar: BusinessCalendar): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(calendar.timeZone)
}

/** Whether the moment lies on a business day in the calendar's time zone. */
export function isBusinessDay(instant: Date, calendar: BusinessCalendar = ILLINOIS_CALENDAR): boolean {
  return isBusinessDate(localTime(instant, calendar).toPlainDate(), calendar)
}
