import type { PromiseView } from '@isets/contracts'
import { businessTimeBetween, formatMinutes, ILLINOIS_CALENDAR } from '@isets/rules'

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
