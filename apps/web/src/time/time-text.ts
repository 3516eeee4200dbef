import { serverNow } from '../session/server-time.ts'

const ZONE = 'America/Chicago'
const long = new Intl.DateTimeFormat('en-US', {
  timeZone: ZONE,
  weekday: 'long',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})
const short = new Intl.DateTimeFormat('en-US', {
  timeZone: ZONE,
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})
const shortWithYear = new Intl.DateTimeFormat('en-US', {
  timeZone: ZONE,
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})
const longDay = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, weekday: 'long', month: 'long', day: 'numeric' })
const shortDay = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, weekday: 'short', month: 'short', day: 'numeric' })
const clock = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, hour: 'numeric', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, month: 'short', day: 'numeric', year: 'numeric' })

const year = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, year: 'numeric' })
const hourOfDay = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, hour: 'numeric', hourCycle: 'h23' })
const plainDay = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', day: 'numeric', year: 'numeric' })

const tidy = (text: string) => text.replaceAll('\u202f', ' ')

/** The last moment of a day is written as the first one of the next; people mean the day that ends. */
function endedDay(instant: string): Date | null {
  return clockText(instant) === '12:00 AM' ? new Date(Date.parse(instant) - 1) : null
}

/** `Tuesday, November 24 at 3:00 PM`, in Illinois, or `the end of Tuesday, November 24`. */
export function promisedText(instant: string): string {
  const ended = endedDay(instant)
  return ended ? `the end of ${longDay.format(ended)}` : tidy(long.format(new Date(instant)))
}
/** A time by which something is due: `Tue, Nov 24, 3:00 PM`, or `end of Tue, Nov 24`. */
export function dueText(instant: string, now = serverNow()): string {
  const ended = endedDay(instant)
  return ended ? `end of ${shortDay.format(ended)}` : momentText(instant, now)
}
/** `Tue, Nov 24, 3:00 PM`, and in another year than now `Mon, Nov 24, 2025, 3:00 PM`. */
export function momentText(instant: string, now = serverNow()): string {
  const isThisYear = year.format(new Date(instant)) === year.format(new Date(now))
  return tidy((isThisYear ? short : shortWithYear).format(new Date(instant)))
}
/** `Friday, November 20, 2026` */
export function longDayText(instant: string): string {
  return `${longDay.format(new Date(instant))}, ${year.format(new Date(instant))}`
}

export type PartOfDay = 'morning' | 'afternoon' | 'evening'

/** Which part of the day it is in Illinois: morning until noon, evening from five. */
export function partOfDay(now: number): PartOfDay {
  const hour = Number(hourOfDay.format(new Date(now)))
  if (hour < 12) return 'morning'
  return hour < 17 ? 'afternoon' : 'evening'
}

/** `3:00 PM` */
export function clockText(instant: string): string {
  return tidy(clock.format(new Date(instant)))
}
/** `Nov 24, 2026` */
export function dayText(instant: string): string {
  return day.format(new Date(instant))
}

/** A day without a time, `2026-11-24`: `Nov 24, 2026`. */
export function dateText(date: string): string {
  return plainDay.format(new Date(`${date}T00:00:00Z`))
}

/** Today the time alone, else the day with it. */
export function messageTime(instant: string, now: number): string {
  return dayText(instant) === day.format(new Date(now)) ? clockText(instant) : momentText(instant, now)
}

export type Age = { unit: 'justNow' } | { unit: 'minutesAgo' | 'hoursAgo' | 'daysAgo'; count: number }

/** How long ago: minutes up to an hour, hours up to a day, then days. */
export function ageOf(instant: string, now: number): Age {
  const minutes = Math.floor((now - Date.parse(instant)) / 60_000)
  if (minutes < 1) return { unit: 'justNow' }
  if (minutes < 60) return { unit: 'minutesAgo', count: minutes }
  return minutes < 1440
    ? { unit: 'hoursAgo', count: Math.floor(minutes / 60) }
    : { unit: 'daysAgo', count: Math.floor(minutes / 1440) }
}
