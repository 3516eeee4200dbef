import { type BusinessCalendar, ILLINOIS_CALENDAR } from '../business-calendar/business-calendar.ts'
import { addBusinessTime, businessTimeBetween, type HoursMode } from '../business-calendar/business-hours.ts'
import { type HelpRequestStatus } from './status.ts'

/** What happens to a promise. The log of these is kept for ever; everything else is computed from it. */
export type ClockEventType = 'activate' | 'pause' | 'resume' | 'fulfil'
export type ClockEvent = { type: ClockEventType; at: Date }

/** How long the promise is. Changing the policy recomputes from the log, so that no pause is forgotten. */
export type PromisePolicy = { hours: number; mode: HoursMode }

/** HELP-031, TMR-068: the first answer within 48 business hours, counted on the clock (conflicts, section F). */
export const FIRST_ANSWER_POLICY: PromisePolicy = { hours: 48, mode: 'clock' }

export type ClockState = {
  state: 'running' | 'paused' | 'fulfilled' | 'breached'
  /** When the promise falls due; `null` while it is paused, because that depends on when it resumes. */
  dueAt: Date | null
  /** Business minutes left, rounded up; negative, rounded down, once overdue. Stands still after the answer. */
  remainingMinutes: number
  /** The furthest mark passed. */
  warning: 'none' | 'half' | 'nine_tenths'
  /** Whether the time was over before the answer came (or before now, without one). */
  late: boolean
}

type Interval = { start: Date; end: Date | null }
type Reading = { running: Interval[]; open: Interval | undefined; fulfilledAt: Date | undefined }

const HOUR = 3_600_000
const MINUTE = 60_000

/**
 * When the clock ran. Events may come in any order; what makes no sense (a second activation, a pause while paused,
 * anything before the activation or after the answer) changes nothing.
 */
function read(log: readonly ClockEvent[]): Reading {
  const running: Interval[] = []
  let open: Interval | undefined
  let fulfilledAt: Date | undefined
  for (const { type, at } of log.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const begins = running.length === 0 ? type === 'activate' : type === 'resume' && !open
    if (begins) {
      open = { start: at, end: null }
      running.push(open)
    } else if (open && (type === 'pause' || type === 'fulfil')) {
      open.end = at
      open = undefined
    }
    if (type === 'fulfil' && running.length > 0) {
      fulfilledAt = at
      break
    }
  }
  return { running, open, fulfilledAt }
}

/** The moment at which `share` of the promise is used up, or `null` when the clock stands before that. */
function reachedAt(log: readonly ClockEvent[], share: number, policy: PromisePolicy, calendar: BusinessCalendar) {
  const { running, fulfilledAt } = read(log)
  let left = policy.hours * HOUR * share
  for (const { start, end } of running) {
    const openEnded = end === null || end === fulfilledAt
    const used = openEnded ? Infinity : businessTimeBetween(start, end, policy.mode, calendar)
    if (left <= used) return addBusinessTime(start, left, policy.mode, calendar)
    left -= used
  }
  return null
}

/**
 * When the promised answer is due: the moment at which the business time of the policy has run while the clock was
 * not paused (HELP-031, HELP-032). `null` when the clock is paused with time left, or was never activated. After the
 * answer it is the moment at which it would have been late.
 */
export function dueAt(
  log: readonly ClockEvent[],
  policy: PromisePolicy = FIRST_ANSWER_POLICY,
  calendar: BusinessCalendar = ILLINOIS_CALENDAR,
): Date | null {
  return reachedAt(log, 1, policy, calendar)
}

/** When half and nine tenths of the promise are used up: the moments of the warnings. `null` as in `dueAt`. */
export function warningsAt(
  log: readonly ClockEvent[],
  policy: PromisePolicy = FIRST_ANSWER_POLICY,
  calendar: BusinessCalendar = ILLINOIS_CALENDAR,
): { half: Date | null; nineTenths: Date | null } {
  return { half: reachedAt(log, 0.5, policy, calendar), nineTenths: reachedAt(log, 0.9, policy, calendar) }
}

function furthestMark(used: number, budget: number): ClockState['warning'] {
  if (used >= budget * 0.9) return 'nine_tenths'
  return used >= budget * 0.5 ? 'half' : 'none'
}

/**
 * The promise as of `now`; later events of the log do not count yet. At the due moment itself an answer is still in
 * time, no answer is a breach. An empty log reads as paused with the whole time left.
 */
export function clockState(
  log: readonly ClockEvent[],
  policy: PromisePolicy,
  now: Date,
  calendar: BusinessCalendar = ILLINOIS_CALENDAR,
): ClockState {
  const soFar = log.filter(({ at }) => at.getTime() <= now.getTime())
  const { running, open, fulfilledAt } = read(soFar)
  const budget = policy.hours * HOUR
  const used = running
    .map(({ start, end }) => businessTimeBetween(start, end ?? now, policy.mode, calendar))
    .reduce((sum, stretch) => sum + stretch, 0)
  const late = fulfilledAt ? used > budget : used >= budget
  const overdue = -Math.floor((used - budget) / MINUTE)
  const standing = open ? 'running' : 'paused'
  const unanswered = late ? 'breached' : standing
  return {
    state: fulfilledAt ? 'fulfilled' : unanswered,
    dueAt: dueAt(soFar, policy, calendar),
    remainingMinutes: overdue === 0 ? 0 : overdue,
    warning: furthestMark(used, budget),
    late,
  }
}

/** In which states the promise runs (help-desk.md, "States and clocks"). */
const PROMISE_RUNS = {
  new: true,
  in_progress: true,
  waiting_for_requester: false,
  escalated: true,
  resolved: false,
  closed: false,
} as const satisfies Record<HelpRequestStatus, boolean>

/** What a change of state does to the promise clock: write this event to the log, or none. */
export function clockEventOnTransition(
  from: HelpRequestStatus,
  to: HelpRequestStatus,
): Extract<ClockEventType, 'pause' | 'resume'> | null {
  if (PROMISE_RUNS[from] === PROMISE_RUNS[to]) return null
  return PROMISE_RUNS[to] ? 'resume' : 'pause'
}
