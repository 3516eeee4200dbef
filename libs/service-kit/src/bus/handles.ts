import { operationOf, type InputOf, type OutputOf } from '@isets/contracts'
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices'
import type { CallContext } from './call-context.ts'

export interface HandlesOptions {
  /**
   * `call` (default): the whole handler is one transaction with row security, events, audit and idempotency.
   * `own`: the handler opens its own with `transactional()`, for work that must not hold a connection (hashing, calls
   * to other services) or must keep rows when it refuses (failed sign-ins).
   */
  readonly transaction?: 'call' | 'own'
}

type Handler<Procedure> = (
  input: InputOf<Procedure>,
  context: CallContext,
) => OutputOf<Procedure> | Promise<OutputOf<Procedure>>

/**
 * Answers an operation of the contract. The method's signature is checked against the contract by the compiler; who may
 * call, the shape of the input and the deadline are checked by the bus before the method runs.
 */
export function Handles<Procedure extends object>(procedure: Procedure, options: HandlesOptions = {}) {
  const operation = operationOf(procedure)
  const extras = { operation, transaction: options.transaction ?? 'call' }
  return <Method extends Handler<Procedure>>(
    controller: object,
    method: string,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    Payload()(controller, method, 0)
    Ctx()(controller, method, 1)
    MessagePattern(operation.subject, extras)(controller, method, descriptor)
  }
}

/** What `@Handles` notes on a method, as the bus finds it. */
export interface HandlerExtras {
  readonly operation: ReturnType<typeof operationOf>
  readonly transaction: 'call' | 'own'
}
