import { Refusal, type RegisteredOperation, type ServiceName } from '@isets/contracts'
import { RequestContext } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Msg, NatsConnection, Subscription } from '@nats-io/nats-core'
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices'
import { isObservable, lastValueFrom } from 'rxjs'
import type { TokenVerifier } from '../caller/token-verifier.ts'
import type { ServiceLogger } from '../log/logger.ts'
import { transactional } from '../orm/transaction.ts'
import { idempotentCall } from '../outbox/idempotency.ts'
import { auditRefusal } from '../outbox/audit-refusal.ts'
import type { Clock } from '../time/clock.ts'
import type { CallContext } from './call-context.ts'
import { contextOf, deadlineOf, refuseLate, scopeOf } from './call-facts.ts'
import { Gate } from './gate.ts'
import { requireOneHandlerEach } from './handler-check.ts'
import type { HandlerExtras } from './handles.ts'
import { admit } from './permission-gate.ts'
import { readInput } from './read-input.ts'
import { answer, refuse } from './reply.ts'
import { inScope, type RequestScope } from './request-scope.ts'
import { traced } from './trace.ts'

export interface BusServerParts {
  readonly service: ServiceName
  readonly connection: NatsConnection
  readonly em: EntityManager
  readonly verifier: TokenVerifier
  /** Business time, for the work itself. */
  readonly clock: Clock
  /** Real time, for deadlines. */
  readonly realClock: Clock
  readonly logger: ServiceLogger
  readonly gate?: Gate
}

/** Answers the operations of one service on NATS: the transport of its Nest controllers. */
export class BusServer extends Server implements CustomTransportStrategy {
  readonly #parts: BusServerParts
  readonly #gate: Gate
  readonly #subscriptions: Subscription[] = []
  readonly #doubles: string[] = []
  readonly #refused: string[] = []

  constructor(parts: BusServerParts) {
    super()
    this.#parts = parts
    this.#gate = parts.gate ?? new Gate()
  }

  get inFlight(): number {
    return this.#gate.inFlight
  }

  override addHandler(pattern: string, handler: MessageHandler, isEvent?: boolean, extras?: HandlerExtras): void {
    if (this.messageHandlers.has(pattern)) this.#doubles.push(pattern)
    super.addHandler(pattern, handler, isEvent, { ...extras })
  }

  /** Subscribes every operation in the queue group of the service. @throws Error when one has no handler, or two */
  listen(done: (error?: unknown) => void): void {
    try {
      const { service, connection } = this.#parts
      requireOneHandlerEach(service, [...this.messageHandlers.keys()], this.#doubles)
      for (const [subject, handler] of this.messageHandlers) {
        const extras = handler.extras as HandlerExtras // what @Handles put there
        const callback = (error: Error | null, message: Msg) => {
          if (error === null) void this.#receive(message, handler, extras)
          else this.#notHeard(subject, error)
        }
        this.#subscriptions.push(connection.subscribe(subject, { queue: service, callback }))
      }
      done()
    } catch (error) {
      done(error)
    }
  }

  /** Whether the bus lets this service hear all its operations. It tells of those that it refuses before it answers. */
  async hearsAll(): Promise<boolean> {
    await this.#parts.connection.flush()
    return this.#refused.length === 0
  }

  /** Takes no new calls and waits until those under way are answered. */
  async drain(): Promise<void> {
    await Promise.all(this.#subscriptions.splice(0).map((one) => one.drain()))
    await this.#gate.idle()
  }

  async close(): Promise<void> {
    await Promise.all(this.#subscriptions.splice(0).map((one) => one.drain()))
  }

  override on(): never {
    throw new Error('The bus has no events of its own')
  }

  override unwrap<T>(): T {
    return this.#parts.connection as T
  }

  /** The bus has ended a subscription for good: the rights of the NATS user do not cover it. */
  #notHeard(subject: string, error: Error): void {
    this.#refused.push(subject)
    this.#parts.logger.error({ subject, err: error }, 'the bus refuses this operation: nobody answers it here')
  }

  async #receive(message: Msg, handler: MessageHandler, extras: HandlerExtras): Promise<void> {
    const { service, clock, logger } = this.#parts
    const { subject: operation } = extras.operation
    const log = { logger, operation }
    const scope = scopeOf(message, service, clock)
    await inScope(scope, async () => {
      try {
        const data = await traced(operation, scope, (inside) => this.#answer(message, inside, handler, extras))
        answer(message, data, log)
      } catch (error) {
        refuse(message, error, log)
      }
    })
  }

  async #answer(message: Msg, scope: RequestScope, handler: MessageHandler, extras: HandlerExtras): Promise<unknown> {
    const { realClock, verifier, em } = this.#parts
    const deadline = deadlineOf(message, realClock.now().getTime())
    refuseLate(deadline, realClock.now().getTime())
    return this.#gate.run(async () => {
      refuseLate(deadline, realClock.now().getTime())
      const context = await contextOf(message, extras.operation, scope, deadline, verifier)
      return inScope({ ...scope, realClock, call: context }, () =>
        RequestContext.create(em, () => this.#perform(message, context, handler, extras)),
      )
    })
  }

  async #perform(
    message: Msg,
    context: CallContext,
    handler: MessageHandler,
    { operation, transaction }: HandlerExtras,
  ): Promise<unknown> {
    const { em } = this.#parts
    try {
      admit(operation.permission, context)
      const input = readInput(operation.input, message.string())
      const work = async () => outputOf(operation, await settled(handler(input, context)))
      if (transaction === 'own') return await work()
      const idempotency = idempotentCall(context, input)
      return await transactional(em, context.callerIfAny ?? null, work, idempotency && { idempotency })
    } catch (error) {
      if (error instanceof Refusal) await auditRefusal(em, context, error, message.string())
      throw error
    }
  }
}

/** The result of a Nest handler, which is an observable when interceptors are at work. */
async function settled(result: unknown): Promise<unknown> {
  const value = await result
  return isObservable(value) ? lastValueFrom(value) : value
}

/** Only declared fields leave the service; an answer that breaks the contract is an incident. */
function outputOf(operation: RegisteredOperation, value: unknown): unknown {
  const output = operation.output.safeParse(value)
  if (output.success) return output.data
  const fields = output.error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`)
  throw new Error(`The answer of ${operation.subject} breaks its contract: ${fields.join(', ')}`)
}
