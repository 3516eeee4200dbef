import { AsyncLocalStorage } from 'node:async_hooks'
import { v7 } from 'uuid'
import { SystemClock, type Clock } from '../time/clock.ts'
import type { CallContext } from './call-context.ts'

/** What belongs to the work at hand, wherever it is in the call stack: a request, an event or a job. */
export interface RequestScope {
  readonly service: string
  readonly requestId: string
  /** Business time. */
  readonly clock: Clock
  /** Real time, by which the deadline of `call` is meant; the system's unless given. */
  readonly realClock?: Clock
  readonly traceparent?: string
  readonly tracestate?: string
  /** Calls between services so far: the gateway's is the first (architecture.md, section 4: at most two). */
  readonly hops: number
  readonly call?: CallContext
}

const scopes = new AsyncLocalStorage<RequestScope>()

/** Runs `work` so that everything below it sees `scope`. */
export function inScope<T>(scope: RequestScope, work: () => T): T {
  return scopes.run(scope, work)
}

/** The current scope; outside of any (a script, a seed) one of its own with real time. */
export function currentScope(): RequestScope {
  return scopes.getStore() ?? { service: 'script', requestId: v7(), clock: new SystemClock(), hops: 0 }
}
