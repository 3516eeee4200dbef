/** What a single call may say about itself. */
export interface CallContext {
  /** Names one intent of the user: a repeat with the same key is answered with the first result. */
  idempotencyKey?: string
  /** A call that the user did not cause: it does not keep the session alive. */
  background?: boolean
}

const keys = new WeakMap<object, string>()

/** One key per input object: a mutation that is retried hands over the very same object, a new click a new one. */
function keyOf(input: unknown, newKey: () => string): string {
  if (typeof input !== 'object' || input === null) return newKey()
  const key = keys.get(input) ?? newKey()
  keys.set(input, key)
  return key
}

/**
 * Headers of every call: `x-isets` tells the gateway that no foreign page sent it, the idempotency key makes a retry
 * safe, `x-background` keeps the idle clock running.
 */
export function requestHeaders(context: CallContext, input: unknown, newKey: () => string): Record<string, string> {
  return {
    'x-isets': '1',
    'idempotency-key': context.idempotencyKey ?? keyOf(input, newKey),
    ...(context.background && { 'x-background': '1' }),
  }
}
