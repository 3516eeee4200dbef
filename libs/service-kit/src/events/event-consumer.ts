import { EventEnvelope, Refusal } from '@isets/contracts'
import type { EntityManager } from '@mikro-orm/postgresql'
import { jetstream, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/nats-core'
import type { Logger } from 'pino'
import { v7 } from 'uuid'
import { HEADER, headerOf } from '../bus/headers.ts'
import { inScope, type RequestScope } from '../bus/request-scope.ts'
import { traced } from '../bus/trace.ts'
import { Wake } from '../process/wake.ts'
import type { Clock } from '../time/clock.ts'
import { applyEvents, type EventHandler } from './apply-event.ts'
import type { DeadLetters } from './dead-letters.ts'
import { Lane } from './lane.ts'
import { Tries } from './retry.ts'

export interface EventConsumerParts {
  /** Also the name of the durable consumer, which the deploy step makes: the server gives it what this service hears. */
  readonly service: string
  readonly connection: NatsConnection
  readonly em: EntityManager
  readonly handlers: readonly EventHandler[]
  readonly deadLetters: DeadLetters
  readonly clock: Clock
  readonly logger: Logger
  /** Waits before the second and later tries, in milliseconds; their number plus one is the number of tries. */
  readonly waits?: readonly number[]
  /** How long a lane gathers events between two transactions, in milliseconds; not at all unless told. */
  readonly restMs?: number
}

export const STREAM = 'EVT'
/** Events of different aggregates that are applied side by side; those of one aggregate stay in order. */
const LANES = 4
/** Events of a backlog that one transaction applies. */
const TOGETHER = 16
const WORKING_EVERY_MS = 2_000

/** An event that somebody here consumes. */
interface Incoming {
  readonly message: JsMsg
  readonly handlers: readonly EventHandler[]
}

/** Applies the events of JetStream that this service consumes, until it is stopped. */
export class EventConsumer {
  readonly #parts: EventConsumerParts
  readonly #tries: Tries
  readonly #wake = new Wake()
  readonly #lanes = Array.from(
    { length: LANES },
    () =>
      new Lane<Incoming>(
        TOGETHER,
        (all) => this.#work(all),
        () => this.#rest(),
      ),
  )
  /** Taken and not settled: JetStream hears that somebody is at work on them. */
  readonly #inHand = new Set<JsMsg>()
  #working: NodeJS.Timeout | undefined
  #stopped = false
  #messages: ConsumerMessages | undefined
  #loop: Promise<void> | undefined

  constructor(parts: EventConsumerParts) {
    this.#parts = parts
    this.#tries = new Tries(parts.waits)
  }

  /** Whether events are being pulled; a service without handlers needs none. */
  get bound(): boolean {
    return this.#parts.handlers.length === 0 || this.#messages !== undefined
  }

  start(): void {
    if (this.#parts.handlers.length === 0) return
    this.#working = setInterval(() => this.#inHand.forEach((message) => message.working()), WORKING_EVERY_MS)
    this.#loop = this.#run()
  }

  /** Pulls no more events and finishes those in hand. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#wake.now()
    await this.#messages?.close()
    await this.#loop
    await Promise.all(this.#lanes.map((lane) => lane.done()))
    clearInterval(this.#working)
  }

  async #run(): Promise<void> {
    const { connection, service, logger } = this.#parts
    while (!this.#stopped) {
      try {
        const consumer = await jetstream(connection).consumers.get(STREAM, service)
        const messages = await consumer.consume({ max_messages: LANES * TOGETHER })
        this.#messages = messages
        if (this.#stopped) void messages.close() // stop() came before there was anything to close
        for await (const message of messages) await this.#take(message)
      } catch (error) {
        logger.warn({ err: error }, 'the event consumer is not bound')
      }
      this.#messages = undefined
      if (!this.#stopped) await this.#wake.within(1_000)
    }
  }

  /** Hands the message to the lane of its aggregate as soon as that has room. */
  async #take(message: JsMsg): Promise<void> {
    const handlers = this.#parts.handlers.filter(({ mark }) => matches(message.subject, mark.definition))
    if (handlers.length === 0) return message.ack()
    this.#inHand.add(message)
    await this.#lanes[laneOf(message.subject)]?.put({ message, handlers })
  }

  async #rest(): Promise<void> {
    const { restMs = 0 } = this.#parts
    if (restMs > 0 && !this.#stopped) await new Promise((resolve) => setTimeout(resolve, restMs))
  }

  /** What may be applied together is; if that fails, and all else, one by one. */
  async #work(all: readonly Incoming[]): Promise<void> {
    for (const batch of batches(all)) {
      if (batch.length > 1 && (await this.#appliedTogether(batch))) continue
      for (const one of batch) await this.#workOn(one)
    }
  }

  async #appliedTogether(batch: readonly Incoming[]): Promise<boolean> {
    if (this.#stopped) return false
    try {
      const deliveries = batch.flatMap(({ message, handlers }) => {
        const envelope = envelopeOf(message)
        return handlers.map((handler) => ({ handler: this.#asIfAlone(message, handler), envelope }))
      })
      await inScope(this.#scopeOf(), () => applyEvents(this.#parts.em, deliveries))
    } catch {
      return false // which of them it was, and why, is found out one by one
    }
    for (const { message } of batch) this.#settled(message)
    return true
  }

  /** What a handler does belongs to its own event: scope, request and trace. */
  #asIfAlone(message: JsMsg, handler: EventHandler): EventHandler {
    const scope = this.#scopeOf(message)
    const run: EventHandler['run'] = (...parts) =>
      inScope(scope, () => traced(message.subject, scope, () => handler.run(...parts)))
    return { ...handler, run }
  }

  async #workOn({ message, handlers }: Incoming): Promise<void> {
    const scope = this.#scopeOf(message)
    try {
      if (this.#stopped) message.nak()
      else await inScope(scope, () => traced(message.subject, scope, () => this.#apply({ message, handlers })))
    } catch (error) {
      this.#missed(message, error)
    }
    this.#inHand.delete(message)
  }

  /** Nothing was said of the message, so it comes again by itself; its lane goes on with the next. */
  #missed(message: JsMsg, error: unknown): void {
    try {
      this.#parts.logger.error({ subject: message.subject, err: error }, 'the event was not settled')
    } catch {
      // The log itself may be what failed.
    }
  }

  #settled(message: JsMsg): void {
    this.#tries.forget(message.seq)
    message.ack()
    this.#inHand.delete(message)
  }

  #scopeOf(message?: JsMsg): RequestScope {
    const { service, clock } = this.#parts
    const traceparent = headerOf(message?.headers, HEADER.traceparent)
    const requestId = headerOf(message?.headers, HEADER.requestId) ?? message?.subject ?? v7()
    return { service, clock, requestId, hops: 0, ...(traceparent && { traceparent }) }
  }

  async #apply({ message, handlers }: Incoming): Promise<void> {
    for (const handler of handlers) {
      try {
        await applyEvents(this.#parts.em, [{ handler, envelope: envelopeOf(message) }])
      } catch (error) {
        if (!(await this.#failed(message, handler, error))) return // comes again, for all handlers
      }
    }
    this.#settled(message)
  }

  /** Keeps a hopeless event as dead letter (true), or has it delivered again later (false). */
  async #failed(message: JsMsg, { mark }: EventHandler, error: unknown): Promise<boolean> {
    const { logger, deadLetters } = this.#parts
    const delivery = message.info.deliveryCount
    const fields = { consumer: mark.consumer, eventType: mark.definition.type, delivery, err: error }
    const fate = this.#tries.failed(message.seq, delivery, error)
    if (fate !== 'dead letter') {
      logger.warn(fields, 'the event is tried again later')
      message.nak(fate.wait * (0.9 + Math.random() * 0.2))
      return false
    }
    const envelope = readEnvelope(message)
    try {
      await deadLetters.keep({
        consumer: mark.consumer,
        messageId: envelope?.id ?? String(message.seq),
        eventType: mark.definition.type,
        aggregateId: envelope?.aggregateId ?? '',
        envelope: envelope ?? message.string(),
        error,
      })
    } catch (trouble) {
      logger.error({ ...fields, err: trouble }, 'the dead letter could not be kept')
      message.nak(1_000)
      return false
    }
    logger.error(fields, 'dead letter')
    return true
  }
}

function matches(subject: string, definition: { service: string; type: string }): boolean {
  return subject.startsWith(`evt.${definition.service}.v1.${definition.type}.`)
}

/** Runs of events whose handlers all may share a transaction; every other one alone. */
function batches(all: readonly Incoming[]): Incoming[][] {
  const found: Incoming[][] = []
  for (const one of all) {
    const last = found.at(-1)
    if (last !== undefined && last.every(mayShare) && mayShare(one)) last.push(one)
    else found.push([one])
  }
  return found
}

function mayShare({ handlers }: Incoming): boolean {
  return handlers.every(({ mark }) => mark.together)
}

/** @throws Refusal INVALID when it is none */
function envelopeOf(message: JsMsg): EventEnvelope {
  const envelope = readEnvelope(message)
  if (envelope === undefined) throw new Refusal('INVALID', {}, 'This is not an event')
  return envelope
}

function readEnvelope(message: JsMsg): EventEnvelope | undefined {
  try {
    return EventEnvelope.safeParse(message.json()).data
  } catch {
    return undefined
  }
}

/** The same aggregate always takes the same lane: the id is the fifth token of the subject. */
function laneOf(subject: string): number {
  const [, , , , aggregateId = ''] = subject.split('.')
  const sum = [...aggregateId].reduce((total, character) => total + character.charCodeAt(0), 0)
  return sum % LANES
}
