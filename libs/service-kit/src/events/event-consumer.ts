import { EventEnvelope, Refusal } from '@isets/contracts'
import type { EntityManager } from '@mikro-orm/postgresql'
import { jetstream, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/nats-core'
import type { Logger } from 'pino'
import { HEADER, headerOf } from '../bus/headers.ts'
import { inScope, type RequestScope } from '../bus/request-scope.ts'
import { traced } from '../bus/trace.ts'
import { Wake } from '../process/wake.ts'
import type { Clock } from '../time/clock.ts'
import { applyEvent, type EventHandler } from './apply-event.ts'
import type { DeadLetters } from './dead-letters.ts'
import { Tries } from './retry.ts'

export interface EventConsumerParts {
  /** Also the name of the durable consumer, which the deploy step makes. */
  readonly service: string
  readonly connection: NatsConnection
  readonly em: EntityManager
  readonly handlers: readonly EventHandler[]
  readonly deadLetters: DeadLetters
  readonly clock: Clock
  readonly logger: Logger
  /** Waits before the second and later tries, in milliseconds; their number plus one is the number of tries. */
  readonly waits?: readonly number[]
}

export const STREAM = 'EVT'
/** Events of different aggregates that are applied side by side; those of one aggregate stay in order. */
const LANES = 4
const WORKING_EVERY_MS = 2_000

/** Applies the events of JetStream that this service consumes, until it is stopped. */
export class EventConsumer {
  readonly #parts: EventConsumerParts
  readonly #tries: Tries
  readonly #wake = new Wake()
  readonly #lanes: Promise<void>[] = Array.from({ length: LANES }, () => Promise.resolve())
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
    if (this.#parts.handlers.length > 0) this.#loop = this.#run()
  }

  /** Pulls no more events and finishes those in hand. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#wake.now()
    await this.#messages?.close()
    await this.#loop
    await Promise.all(this.#lanes)
  }

  async #run(): Promise<void> {
    const { connection, service, logger } = this.#parts
    while (!this.#stopped) {
      try {
        const consumer = await jetstream(connection).consumers.get(STREAM, service)
        const messages = await consumer.consume({ max_messages: 16 })
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

  /** Hands the message to the lane of its aggregate as soon as that is free. */
  async #take(message: JsMsg): Promise<void> {
    const lane = laneOf(message.subject)
    await this.#lanes[lane]
    if (this.#stopped) return message.nak()
    this.#lanes[lane] = this.#process(message).catch((error: unknown) => this.#missed(message, error))
  }

  /** Nothing was said of the message, so it comes again by itself; its lane goes on with the next. */
  #missed(message: JsMsg, error: unknown): void {
    try {
      this.#parts.logger.error({ subject: message.subject, err: error }, 'the event was not settled')
    } catch {
      // The log itself may be what failed.
    }
  }

  async #process(message: JsMsg): Promise<void> {
    const { service, clock } = this.#parts
    const traceparent = headerOf(message.headers, HEADER.traceparent)
    const requestId = headerOf(message.headers, HEADER.requestId) ?? message.subject
    const scope: RequestScope = { service, clock, requestId, hops: 0, ...(traceparent && { traceparent }) }
    const working = setInterval(() => message.working(), WORKING_EVERY_MS)
    try {
      await inScope(scope, () => traced(message.subject, scope, () => this.#apply(message)))
    } finally {
      clearInterval(working)
    }
  }

  async #apply(message: JsMsg): Promise<void> {
    const handlers = this.#parts.handlers.filter(({ mark }) => matches(message.subject, mark.definition))
    const envelope = envelopeOf(message)
    for (const handler of handlers) {
      try {
        if (envelope === undefined) throw new Refusal('INVALID', {}, 'This is not an event')
        await applyEvent(this.#parts.em, handler, envelope)
      } catch (error) {
        if (!(await this.#failed(message, handler, envelope, error))) return // comes again, for all handlers
      }
    }
    this.#tries.forget(message.seq)
    message.ack()
  }

  /** Keeps a hopeless event as dead letter (true), or has it delivered again later (false). */
  async #failed(
    message: JsMsg,
    { mark }: EventHandler,
    envelope: EventEnvelope | undefined,
    error: unknown,
  ): Promise<boolean> {
    const { logger, deadLetters } = this.#parts
    const delivery = message.info.deliveryCount
    const fields = { consumer: mark.consumer, eventType: mark.definition.type, delivery, err: error }
    const fate = this.#tries.failed(message.seq, delivery, error)
    if (fate !== 'dead letter') {
      logger.warn(fields, 'the event is tried again later')
      message.nak(fate.wait * (0.9 + Math.random() * 0.2))
      return false
    }
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

function envelopeOf(message: JsMsg): EventEnvelope | undefined {
  try {
    return EventEnvelope.safeParse(message.json()).data
  } catch {
    return undefined
  }
}

/** The same aggregate always takes the same lane: the id is the last token of the subject. */
function laneOf(subject: string): number {
  const aggregateId = subject.slice(subject.lastIndexOf('.') + 1)
  const sum = [...aggregateId].reduce((total, character) => total + character.charCodeAt(0), 0)
  return sum % LANES
}
