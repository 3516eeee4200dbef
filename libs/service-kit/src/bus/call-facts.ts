import { Refusal, type Caller, type RegisteredOperation } from '@isets/contracts'
import type { Msg } from '@nats-io/nats-core'
import { v7 } from 'uuid'
import { TokenRefused } from '../caller/context-token.ts'
import type { TokenVerifier } from '../caller/token-verifier.ts'
import type { Clock } from '../time/clock.ts'
import { CallContext } from './call-context.ts'
import { HEADER, headerOf } from './headers.ts'
import type { RequestScope } from './request-scope.ts'

/** A call without a deadline gets this one, in milliseconds. */
const DEFAULT_DEADLINE_MS = 10_000
const KNOWN_ID = /^[\w.:-]{1,100}$/

/** What the headers say of the work at hand, before anything is trusted. */
export function scopeOf(message: Msg, service: string, clock: Clock): RequestScope {
  const requestId = headerOf(message.headers, HEADER.requestId)
  const traceparent = headerOf(message.headers, HEADER.traceparent)
  const tracestate = headerOf(message.headers, HEADER.tracestate)
  return {
    service,
    clock,
    requestId: requestId !== undefined && KNOWN_ID.test(requestId) ? requestId : v7(),
    hops: Number(headerOf(message.headers, HEADER.hops) ?? 1),
    ...(traceparent !== undefined && { traceparent }),
    ...(tracestate !== undefined && { tracestate }),
  }
}

/** Absolute deadline of a call in milliseconds since 1970. */
export function deadlineOf(message: Msg, now: number): number {
  const stated = Number(headerOf(message.headers, HEADER.deadline) ?? Number.NaN)
  return Number.isFinite(stated) ? stated : now + DEFAULT_DEADLINE_MS
}

/** @throws Refusal DEADLINE when nobody waits for the answer any more */
export function refuseLate(deadline: number, now: number): void {
  if (now >= deadline) throw new Refusal('DEADLINE')
}

/** The verified call. @throws Refusal UNAUTHENTICATED for a token that is not identity's or not valid now */
export async function contextOf(
  message: Msg,
  operation: RegisteredOperation,
  scope: RequestScope,
  deadline: number,
  verifier: TokenVerifier,
): Promise<CallContext> {
  const token = headerOf(message.headers, HEADER.token)
  const idempotencyKey = headerOf(message.headers, HEADER.idempotencyKey)
  const purpose = headerOf(message.headers, HEADER.purpose)
  const caller = token === undefined ? undefined : await verified(token, verifier)
  return new CallContext({
    operation,
    requestId: scope.requestId,
    deadline,
    ...(token !== undefined && { token }),
    ...(caller !== undefined && { caller }),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
    ...(purpose !== undefined && { purpose }),
  })
}

async function verified(token: string, verifier: TokenVerifier): Promise<Caller> {
  try {
    return await verifier.verify(token)
  } catch (error) {
    if (error instanceof TokenRefused) throw new Refusal('UNAUTHENTICATED')
    throw error
  }
}
