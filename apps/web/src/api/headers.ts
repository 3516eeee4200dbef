/** What a single call may say about itself. */
export interface CallContext {
  /** Names one intent of the user: a repeat with the same key is answered with the first result. */
  idempotencyKey?: string
  /** A call that the user did not cause: it does not keep the session alive. */
  background?: boolean
}

/**
 * Headers of every call: `x-isets` tells the gateway that no foreign page sent it, the idempotency key makes a retry
 * safe, `x-background` keeps the idle clock running.
 */
export function requestHeaders(context: CallContext, newKey: () => string): Record<string, string> {
  return {
    'x-isets': '1',
    'idempotency-key': context.idempotencyKey ?? newKey(),
    ...(context.background && { 'x-background': '1' }),
  }
}
