/** What is remembered of the failed sign-ins to one account, known or not (reliability.md, 4.9). */
export interface ThrottleState {
  readonly failures: number
  readonly windowStartedAt: Date
  readonly lockedUntil: Date | null
  /** Locks in a row; each is twice as long as the one before, up to an hour. */
  readonly locks: number
}

export interface Admission {
  readonly admitted: boolean
  /** To be stored whether the attempt is admitted or not. A success forgets it. */
  readonly state: ThrottleState
}

const MINUTE = 60_000
const ALLOWED_FAILURES = 5
const WINDOW = 15 * MINUTE
const FIRST_LOCK = 15 * MINUTE
const LONGEST_LOCK = 60 * MINUTE

/**
 * Decides whether an attempt at `now` may be looked at. It is counted as failed beforehand: of many guesses at once,
 * no more than five in 15 minutes are ever compared with the password. The sixth locks the account for 15 minutes.
 */
export function admit(before: ThrottleState | null, now: Date): Admission {
  const state = current(before, now)
  if (state.lockedUntil !== null) return { admitted: false, state }
  if (state.failures >= ALLOWED_FAILURES) return { admitted: false, state: locked(state, now) }
  return { admitted: true, state: { ...state, failures: state.failures + 1 } }
}

/** The state without what is over: a window of failures, a lock. The number of locks stays until a success. */
function current(before: ThrottleState | null, now: Date): ThrottleState {
  const fresh = { failures: 0, windowStartedAt: now, lockedUntil: null, locks: before?.locks ?? 0 }
  if (before === null) return fresh
  if (before.lockedUntil !== null) return before.lockedUntil > now ? before : fresh
  return now.getTime() - before.windowStartedAt.getTime() < WINDOW ? before : fresh
}

function locked(state: ThrottleState, now: Date): ThrottleState {
  const length = Math.min(FIRST_LOCK * 2 ** state.locks, LONGEST_LOCK)
  return { ...state, lockedUntil: new Date(now.getTime() + length), locks: state.locks + 1 }
}
