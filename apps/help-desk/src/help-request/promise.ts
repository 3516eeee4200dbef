import type { HelpRequestStatus, PromiseView } from '@isets/contracts'
import { clockEventOnTransition, dueAt, type ClockEvent, type ClockEventType } from '@isets/rules'

/** One entry of the promise log, as it lies in the row; `at` is an ISO instant. */
export interface PromiseLogEntry {
  readonly type: ClockEventType
  readonly at: string
}

/** What a row says of its promise. */
export interface PromiseFacts {
  readonly status: HelpRequestStatus
  readonly dueAt: Date | null
  readonly answeredAt: Date | null
}

/** The log with one more event, and when the first answer is due by it (HELP-031). */
export function continued(log: readonly PromiseLogEntry[], type: ClockEventType, at: Date) {
  const longer = [...log, { type, at: at.toISOString() }]
  const isPromised = type !== 'fulfil'
  return { log: longer, dueAt: isPromised ? dueAt(longer.map(toClockEvent)) : null }
}

/** The log after a change of status: waiting pauses the clock, coming back resumes it. */
export function continuedBy(log: readonly PromiseLogEntry[], from: HelpRequestStatus, to: HelpRequestStatus, at: Date) {
  const type = clockEventOnTransition(from, to)
  return type === null ? null : continued(log, type, at)
}

/** The promise as people read it (HELP-032). */
export function promiseView({ status, dueAt, answeredAt }: PromiseFacts, now: Date): PromiseView {
  return { state: stateOf({ status, dueAt, answeredAt }, now), dueAt: iso(dueAt), answeredAt: iso(answeredAt) }
}

function stateOf({ status, dueAt, answeredAt }: PromiseFacts, now: Date): PromiseView['state'] {
  if (answeredAt !== null) return 'fulfilled'
  if (status === 'resolved' || status === 'closed') return 'stopped'
  if (dueAt === null) return 'paused'
  return dueAt.getTime() <= now.getTime() ? 'breached' : 'running'
}

function toClockEvent({ type, at }: PromiseLogEntry): ClockEvent {
  return { type, at: new Date(at) }
}

function iso(instant: Date | null): string | null {
  return instant === null ? null : instant.toISOString()
}
