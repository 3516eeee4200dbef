import type { CallFailure } from '../api/refusal.ts'

/** One sending of words that may or may not have arrived: repeated to the letter, with the same idempotency key. */
export interface Attempt<Body> {
  readonly intent: string
  readonly key: string
  readonly body: Body
}

const attempts = new Map<string, Attempt<unknown>>()

/**
 * The attempt to send `intent` under a request. The same words again are the same attempt: same key, and the body of
 * the first time, whose version may be old by now because the first time did arrive.
 */
export function attemptOf<Body>(
  requestId: string,
  intent: unknown,
  body: Body,
  newKey: () => string,
): Attempt<Body> & { again: boolean } {
  const named = JSON.stringify(intent)
  const last = attempts.get(requestId)
  if (last?.intent === named) return { ...(last as Attempt<Body>), again: true }
  const attempt = { intent: named, key: newKey(), body }
  attempts.set(requestId, attempt)
  return { ...attempt, again: false }
}

/** It arrived: the same words once more are a new message. */
export function forgetAttempt(requestId: string): void {
  attempts.delete(requestId)
}

/** Whether the refusal says that these words were not stored and need the version of now. */
export function needsNewAttempt({ code }: CallFailure): boolean {
  return code === 'STALE' || code === 'WRONG_STATUS' || code === 'IDEMPOTENCY_MISMATCH'
}

export function forgetAttempts(): void {
  attempts.clear()
}
