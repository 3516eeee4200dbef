import { type ClockState } from './promise-clock.ts'

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
export function timeLeft({ state, remainingMinutes, late }: ClockState): string {
  if (state === 'paused') return 'Paused'
  if (state === 'fulfilled') return late ? 'Answered late' : 'Answered'
  if (state === 'breached') return `Overdue ${formatMinutes(remainingMinutes)}`
  return remainingMinutes < 60 ? `Due in ${formatMinutes(remainingMinutes)}` : `${formatMinutes(remainingMinutes)} left`
}
