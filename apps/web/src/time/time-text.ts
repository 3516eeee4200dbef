import type { PromiseView } from '@isets/contracts'
import { businessTimeBetween, formatMinutes, ILLINOIS_CALENDAR } from '@isets/rules'

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
const clock = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, hour: 'numeric', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, month: 'short', day: 'numeric', year: 'numeric' })

const tidy = (text: string) => text.replaceAll('\u202f', ' ')

/** `Tuesday, November 24 at 3:00 PM`, in Illinois. */
export function promisedText(instant: string): string {
  return tidy(long.format(new Date(instant)))
}
/** `Tue, Nov 24, 3:00 PM` */
export function momentText(instant: string): string {
  return tidy(short.format(new Date(instant)))
}
/** `3:00 PM` */
export function clockText(instant: string): string {
  return tidy(clock.format(new Date(instant)))
}
/** `Nov 24, 2026` */
export function dayText(instant: string): string {
  return day.format(new Date(instant))
}

/** Today the time alone, else the day with it. */
export function messageTime(instant: string, now: number): string {
  return dayText(instant) === day.format(new Date(now)) ? clockText(instant) : momentText(instant)
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

export interface TimeLeft {
  tone: 'overdue' | 'soon' | 'fine' | 'paused' | 'done'
  text: string
}

const SOON_MINUTES = 240

/**
 * The promise in the words of the queue, in business time (HELP-031, HELP-032): `Overdue 2h 40m`, `Due in 1h 14m` under
 * four hours, `2h 23m left`, `Paused`, `Answered`.
 */
export function timeLeftOf({ state, dueAt, answeredAt }: PromiseView, now: number): TimeLeft {
  if (answeredAt && state !== 'running') return { tone: 'done', text: 'Answered' }
  if (state === 'paused') return { tone: 'paused', text: 'Paused' }
  if (!dueAt || state === 'fulfilled' || state === 'stopped') return { tone: 'done', text: 'Answered' }
  const due = new Date(dueAt)
  const at = new Date(now)
  const overdue = due <= at
  const [from, to] = overdue ? [due, at] : [at, due]
  const minutes = businessTimeBetween(from, to, 'clock', ILLINOIS_CALENDAR) / 60_000
  if (overdue) return { tone: 'overdue', text: `Overdue ${durationText(Math.floor(minutes))}` }
  const left = Math.ceil(minutes)
  return left < SOON_MINUTES
    ? { tone: 'soon', text: `Due in ${durationText(left)}` }
    : { tone: 'fine', text: `${durationText(left)} left` }
}

/** Hours and minutes; from two business days on, days and hours. */
function durationText(minutes: number): string {
  if (minutes < 2880) return formatMinutes(minutes)
  const hours = Math.floor((minutes % 1440) / 60)
  return `${Math.floor(minutes / 1440)}d${hours > 0 ? ` ${hours}h` : ''}`
}
