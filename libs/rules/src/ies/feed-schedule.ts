import { Temporal } from 'temporal-polyfill'

/** When IES sends its file (C5): on days of the month at noon, or every Friday, applied on Saturday. */
export const FEED_MODES = ['monthly-days', 'weekly'] as const
export type FeedMode = (typeof FEED_MODES)[number]

const ZONE = 'America/Chicago'
/** TMR-013: the 5th, 13th, 20th and 27th at 12:00. */
const DAYS = [5, 13, 20, 27] as const
/** TMR-014 and TMR-015, as ISO days of the week. */
const FRIDAY = 5
const NOON = '12:00'
/** A file is late when it has not come this long after its time. */
const GRACE_HOURS = 4
/** A file that comes this long before its time counts for it. */
const EARLY_HOURS = 24

export interface ExpectedFeeds {
  /** The latest time at which a file was expected, `now` included. */
  readonly last: Date
  readonly next: Date
}

/** When the files around `now` are expected, in the time of Illinois (IES-002). */
export function expectedFeeds(mode: FeedMode, now: Date): ExpectedFeeds {
  const today = Temporal.Instant.from(now.toISOString()).toZonedDateTimeISO(ZONE).toPlainDate()
  const around = Array.from({ length: 80 }, (_, index) => today.add({ days: index - 40 }))
  const times = around.filter((day) => isFeedDay(mode, day)).map(noonOf)
  const last = times.findLast((time) => time <= now)
  const next = times.find((time) => time > now)
  if (last === undefined || next === undefined) throw new RangeError('No file is expected within forty days')
  return { last, next }
}

export interface FeedTimeliness {
  /** The next time, or the one that has passed while its file has not come. */
  readonly expectedAt: Date
  readonly late: boolean
}

/** Whether a file is missing. @param latestUpload when the last file came, if ever one did */
export function feedTimeliness(mode: FeedMode, now: Date, latestUpload: Date | undefined): FeedTimeliness {
  const { last, next } = expectedFeeds(mode, now)
  const came = latestUpload !== undefined && latestUpload.getTime() >= last.getTime() - EARLY_HOURS * 3_600_000
  if (came) return { expectedAt: next, late: false }
  return { expectedAt: last, late: now.getTime() >= last.getTime() + GRACE_HOURS * 3_600_000 }
}

/** From when a file that came at `uploadedAt` may be applied: at once, or in weekly mode from the next Saturday on. */
export function mayApplyFrom(mode: FeedMode, uploadedAt: Date): Date {
  if (mode === 'monthly-days') return uploadedAt
  const day = Temporal.Instant.from(uploadedAt.toISOString()).toZonedDateTimeISO(ZONE).toPlainDate()
  const days = (6 - day.dayOfWeek + 7) % 7
  return days === 0 ? uploadedAt : dateOf(day.add({ days }).toZonedDateTime({ timeZone: ZONE }))
}

function isFeedDay(mode: FeedMode, day: Temporal.PlainDate): boolean {
  return mode === 'weekly' ? day.dayOfWeek === FRIDAY : DAYS.some((one) => one === day.day)
}

function noonOf(day: Temporal.PlainDate): Date {
  return dateOf(day.toZonedDateTime({ timeZone: ZONE, plainTime: NOON }))
}

function dateOf(moment: Temporal.ZonedDateTime): Date {
  return new Date(moment.epochMilliseconds)
}
