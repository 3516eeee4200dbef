import { Refusal, operationOf, type CallOf, type OutputOf, type RegisteredOperation } from '@isets/contracts'
import {
  ConnectionError,
  type Msg,
  NoRespondersError,
  type NatsConnection,
  RequestError,
  TimeoutError,
} from '@nats-io/nats-core'
import type { PatienceSettings } from '../config/bus-settings.ts'
import type { Clock } from '../time/clock.ts'
import { dataOf, decodeAnswer } from './answer.ts'
import { HEADER, headersOf } from './headers.ts'
import { Link } from './link.ts'
import { currentScope } from './request-scope.ts'

export interface CallOptions {
  /** Context token of the caller; inside a handler the current caller's is forwarded by itself. */
  readonly token?: string
  /** Absolute, milliseconds since 1970; the time-out never goes beyond it. */
  readonly deadline?: number
  /** Makes a command safe to repeat. */
  readonly idempotencyKey?: string
  readonly requestId?: string
  /** What the answer is for, beside the operation itself: `export`. Stands in the audit of the callee. */
  readonly purpose?: string
}

/** Kept back on each hop, so that the callee's refusal still arrives in time. */
const HOP_MARGIN_MS = 100
const MAX_HOPS = 2
const TRIES = 3

/** Calls operations of other services, typed by the contract. */
export class BusClient {
  readonly #connection: NatsConnection
  readonly #clock: Clock
  readonly #patience: Readonly<Record<'query' | 'command', number>>
  readonly #link: Link

  /** @param clock the system clock */
  constructor(connection: NatsConnection, clock: Clock, settings: PatienceSettings) {
    this.#connection = connection
    this.#clock = clock
    this.#patience = { query: settings.QUERY_TIMEOUT_MS, command: settings.COMMAND_TIMEOUT_MS }
    this.#link = new Link(connection)
  }

  /**
   * Calls `procedure` and waits for its answer as long as the settings say, less when the deadline is nearer.
   * @throws Refusal as the callee gave it; DEADLINE when no answer came in time; BUSY when nobody serves the operation
   */
  async call<Procedure extends object>(
    procedure: Procedure,
    input: CallOf<Procedure>,
    options: CallOptions = {},
  ): Promise<OutputOf<Procedure>> {
    const answer = await this.request(operationOf(procedure), input, options)
    return answer as OutputOf<Procedure> // the callee's bus has validated it against the contract
  }

  /** The same for an operation that is only known at run time. */
  async request(operation: RegisteredOperation, input: unknown, options: CallOptions = {}): Promise<unknown> {
    return decodeAnswer(await this.#send(operation, input, options))
  }

  /** The answer as JSON, for the gateway, which passes it on unread. */
  async requestJson(operation: RegisteredOperation, input: unknown, options: CallOptions = {}): Promise<string> {
    return dataOf(await this.#send(operation, input, options))
  }

  async #send(operation: RegisteredOperation, input: unknown, options: CallOptions): Promise<string> {
    const scope = currentScope()
    const hops = scope.hops + 1
    if (hops > MAX_HOPS) throw new Error(`${operation.subject} would be hop ${hops}: at most ${MAX_HOPS} are allowed`)
    const deadline = this.#deadline(operation, options.deadline ?? scope.call?.deadline)
    const token = options.token ?? scope.call?.token
    const headers = headersOf({
      [HEADER.token]: token,
      [HEADER.deadline]: String(deadline),
      [HEADER.requestId]: options.requestId ?? scope.requestId,
      [HEADER.idempotencyKey]: options.idempotencyKey,
      [HEADER.purpose]: options.purpose,
      [HEADER.hops]: String(hops),
      [HEADER.from]: scope.service,
      [HEADER.traceparent]: scope.traceparent,
      [HEADER.tracestate]: scope.tracestate,
    })
    const mayRepeat = operation.kind === 'query' || options.idempotencyKey !== undefined
    const send = (timeout: number) =>
      this.#connection.request(operation.subject, JSON.stringify(input), { timeout, headers })
    const reply = await this.#withRetries(send, deadline, mayRepeat ? TRIES : 1)
    return reply.string()
  }

  #deadline(operation: RegisteredOperation, outer: number | undefined): number {
    const own = this.#clock.now().getTime() + this.#patience[operation.kind]
    return outer === undefined ? own : Math.min(own, outer - HOP_MARGIN_MS)
  }

  async #withRetries(send: (timeout: number) => Promise<Msg>, deadline: number, tries: number): Promise<Msg> {
    const left = deadline - this.#clock.now().getTime()
    if (left <= 0) throw new Refusal('DEADLINE')
    try {
      if (!this.#link.up) throw new ConnectionError('disconnected')
      return await send(left)
    } catch (error) {
      if (isTimeout(error)) throw new Refusal('DEADLINE')
      if (!isUnreachable(error)) throw error
      if (tries <= 1) throw new Refusal('BUSY', { retryAfter: 2 })
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 150))
      return this.#withRetries(send, deadline, tries - 1)
    }
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof TimeoutError || (error instanceof Error && error.cause instanceof TimeoutError)
}

/** Nobody has taken the request: no service listens, or the connection is down. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof NoRespondersError || error instanceof ConnectionError) return true
  return error instanceof RequestError && (error.isNoResponders() || error.cause instanceof ConnectionError)
}
