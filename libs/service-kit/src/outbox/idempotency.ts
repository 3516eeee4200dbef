import { createHash } from 'node:crypto'
import { Refusal, type Caller } from '@isets/contracts'
import type { CallContext } from '../bus/call-context.ts'

/** A command that carries an `Idempotency-Key`; unique per user, operation and key. */
export interface IdempotentCall {
  readonly userId: string
  readonly operation: string
  readonly key: string
  /** Of the input and of what the caller may reach. */
  readonly bodyHash: string
}

/** What the database knows of the key when the transaction opens. */
export interface KeyState {
  /** Whether this transaction holds the lock of the key. */
  readonly got: boolean
  readonly earlier: { readonly bodyHash: string; readonly answer: unknown } | null
}

/** The idempotent call behind a command of a signed-in caller that sent a key. */
export function idempotentCall(context: CallContext, input: unknown): IdempotentCall | undefined {
  const { operation, idempotencyKey, callerIfAny } = context
  if (operation.kind !== 'command' || idempotencyKey === undefined || callerIfAny === undefined) return undefined
  const bodyHash = createHash('sha256')
    .update(canonical([input, reachOf(callerIfAny)]))
    .digest('base64url')
  return { userId: callerIfAny.userId, operation: operation.subject, key: idempotencyKey, bodyHash }
}

/** A replay skips the check of the record, so whoever may reach other records than at the first call gets none. */
function reachOf(caller: Caller): unknown {
  const { organisationId, customerId, roles, subGranteeIds, assignedOrganisationIds } = caller
  return {
    organisationId,
    customerId,
    sets: [roles, subGranteeIds, assignedOrganisationIds].map((ids) => ids.toSorted()),
  }
}

/**
 * Decides from the state of the key: a first call goes on (`undefined`), a repeated one gets the first answer.
 * @throws Refusal IDEMPOTENCY_MISMATCH for another body, IN_PROGRESS while the first call runs
 */
export function earlierAnswer(call: IdempotentCall, state: KeyState): { readonly answer: unknown } | undefined {
  if (state.earlier !== null) {
    if (state.earlier.bodyHash !== call.bodyHash) throw new Refusal('IDEMPOTENCY_MISMATCH')
    return { answer: state.earlier.answer }
  }
  if (!state.got) throw new Refusal('IN_PROGRESS', { retryAfter: 1 })
  return undefined
}

/** JSON with sorted keys, so that the order of fields makes no other body. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
