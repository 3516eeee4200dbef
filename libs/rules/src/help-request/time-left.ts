import { type PromiseView } from '@isets/contracts'
import { type BusinessCalendar, ILLINOIS_CALENDAR } from '../business-calendar/business-calendar.ts'
import { businessTimeBetween } from '../business-calendar/business-hours.ts'
import { type ClockState, FIRST_ANSWER_POLICY } from './promise-clock.ts'

/** Hours and minutes as in `2h 40m`, `40m`, `3h`; the sign is left out. */
export function formatMinutes(minutes: number): string {
  const whole = Math.abs(Math.trunc(minutes))
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  if (hours === 0) return `${rest}m`
  return rest === 0 ? `${hours}h` : `${hours}h ${rest}m`
}

/**
 * The promise in words for queue and badge: `Overdue 2h 40m`, `Due in 23m` (under an hour), `2h 23m left`, `Paused`,
 * `Answered`, `Answered late`. Times are business time.
 */
export function timeLeft({ state, remainingMinutes, late }: Omit<ClockState, 'dueAt' | 'warning'>): string {
  if (state === 'paused') return 'Paused'
  if (state === 'fulfilled') return late ? 'Answered late' : 'Answered'
  if (state === 'breached') return `Overdue ${formatMinutes(remainingMinutes)}`
  return remainingMinutes < 60 ? `Due in ${formatMinutes(remainingMinutes)}` : `${formatMinutes(remainingMinutes)} left`
}

const MINUTE = 60_000

/** Business minutes from `now` to `dueAt`, rounded up; negative when it has passed. */
function minutesUntil(dueAt: Date, now: Date, mode: 'clock' | 'staffed', calendar: BusinessCalendar): number {
  if (dueAt > now) return Math.ceil(businessTimeBetween(now, dueAt, mode, calendar) / MINUTE)
  return 0 - Math.floor(businessTimeBetween(dueAt, now, mode, calendar) / MINUTE)
}

/**
 * The same words from what a client holds: a promise that was true when it was fetched turns overdue by itself as
 * `now` moves on. `Stopped` when the request was settled without a promised answer.
 */
export function promiseText(
  { state, dueAt, answeredAt }: PromiseView,
  now: Date,
  mode = FIRST_ANSWER_POLICY.mode,
  calendar: BusinessCalendar = ILLINOIS_CALENDAR,
): string {
  if (state === 'stopped') return 'Stopped'
  const due = dueAt === null ? null : new Date(dueAt)
  const remainingMinutes = due ? minutesUntil(due, now, mode, calendar) : 0
  if (state === 'running' || state === 'breached') {
    const overdue = state === 'breached' || (due !== null && due <= now)
    return timeLeft({ state: overdue ? 'breached' : 'running', remainingMinutes, late: overdue })
  }
  return timeLeft({ state, remainingMinutes, late: due !== null && answeredAt !== null && new Date(answeredAt) > due })
}
