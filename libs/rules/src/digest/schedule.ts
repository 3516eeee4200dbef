import { Temporal } from 'temporal-polyfill'
import { type BusinessCalendar, ILLINOIS_CALENDAR, localTime } from '../business-calendar/business-calendar.ts'

/** When a digest goes out, local time in Illinois; without a weekday every day (TMR-028, TMR-029). */
export interface DigestTimes {
  readonly at: string
  /** 1 is Monday. */
  readonly weekday?: number
}

/** NOTIF-001: every day at 07:00. */
export const DAILY_DIGEST: DigestTimes = { at: '07:00' }
/** NOTIF-002: Mondays at 07:00. */
export const WEEKLY_SUMMARY: DigestTimes = { at: '07:00', weekday: 1 }

/** The slot of a local date; a time that daylight saving skips moves on an hour, a doubled one is the earlier. */
function slotOn(date: Temporal.PlainDate, { at }: DigestTimes, { timeZone }: BusinessCalendar): number {
  return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(at) }).epochMilliseconds
}

function fits(date: Temporal.PlainDate, { weekday }: DigestTimes): boolean {
  return weekday === undefined || date.dayOfWeek === weekday
}

/** The first slot after the moment. */
export function nextSlot(after: Date, times: DigestTimes, calendar: BusinessCalendar = ILLINOIS_CALENDAR): Date {
  let date = localTime(after, calendar).toPlainDate()
  while (!fits(date, times) || slotOn(date, times, calendar) <= after.getTime()) date = date.add({ days: 1 })
  return new Date(slotOn(date, times, calendar))
}

/** The last slot that has come, that of this very moment included. */
export function lastSlot(now: Date, times: DigestTimes, calendar: BusinessCalendar = ILLINOIS_CALENDAR): Date {
  let date = localTime(now, calendar).toPlainDate()
  while (!fits(date, times) || slotOn(date, times, calendar) > now.getTime()) date = date.subtract({ days: 1 })
  return new Date(slotOn(date, times, calendar))
}
