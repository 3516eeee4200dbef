import type { EventDefinition, EventEnvelope, PayloadOf } from '@isets/contracts'

/** An event as a handler receives it, its payload checked against the definition. */
export interface ReceivedEvent<Payload = unknown> extends EventEnvelope {
  readonly payload: Payload
}

export interface ConsumesOptions {
  /**
   * `every` (default): each event is applied once, in whatever order they come. `latest`: for projections that replace
   * a row; an event older than the newest applied one of its aggregate is skipped.
   */
  readonly keep?: 'every' | 'latest'
  /** Name of the consumer, needed when one service consumes the same event in two places. */
  readonly name?: string
  /**
   * Whether a backlog may be applied in one transaction: for handlers that only write rows of their own and wait for
   * nobody. Projections (`latest`) do so unless told.
   */
  readonly together?: boolean
}

export interface ConsumesMark {
  readonly definition: EventDefinition
  readonly consumer: string
  readonly keep: 'every' | 'latest'
  readonly together: boolean
}
export const CONSUMES = Symbol('consumes')

/**
 * Applies an event of JetStream, exactly once: the method runs in a transaction together with the inbox row, and the
 * event is acknowledged after the commit. A thrown `Refusal` is permanent (dead letter at once); anything else is
 * tried again, and becomes a dead letter at the last try.
 */
export function Consumes<Definition extends EventDefinition>(definition: Definition, options: ConsumesOptions = {}) {
  const consumer = options.name ?? `${definition.service}.${definition.type}`
  const keep = options.keep ?? 'every'
  const mark: ConsumesMark = { definition, consumer, keep, together: options.together ?? keep === 'latest' }
  return <Method extends (event: ReceivedEvent<PayloadOf<Definition>>) => Promise<void>>(
    _provider: object,
    _method: string,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    if (descriptor.value !== undefined) Reflect.defineMetadata(CONSUMES, mark, descriptor.value)
  }
}
