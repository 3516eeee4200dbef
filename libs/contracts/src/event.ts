import * as z from 'zod'
import type { ServiceName } from './operation.ts'

/**
 * A fact that has happened, published through the outbox. Payloads are tolerant (unknown keys pass) and thin:
 * ids, versions and what consumers need; never a Social Security number.
 */
export interface EventDefinition<Payload extends z.ZodType = z.ZodType> {
  readonly type: string
  readonly service: ServiceName
  readonly payload: Payload
}

export function event<Payload extends z.ZodType>(
  service: ServiceName,
  type: string,
  payload: Payload,
): EventDefinition<Payload> {
  return { service, type, payload }
}

export type PayloadOf<E> = E extends EventDefinition<infer P> ? z.output<P> : never

/**
 * JetStream subject of one event: `evt.<service>.v1.<type>.<aggregateId>`. The server appends who hears of it, by the
 * table in `docker/nats/nats-server.conf`.
 *
 * @throws Error for an id that is more than one token of a subject: nobody would hear of it
 */
export function eventSubject(definition: EventDefinition, aggregateId: string): string {
  if (!/^[^\s.*>]+$/.test(aggregateId)) throw new Error('The id of an aggregate is one token of a subject')
  return `evt.${definition.service}.v1.${definition.type}.${aggregateId}`
}

/** What every event carries around its payload. */
export const EventEnvelope = z.object({
  id: z.uuid(),
  type: z.string(),
  service: z.string(),
  aggregateId: z.string(),
  aggregateVersion: z.int(),
  occurredAt: z.iso.datetime(),
  payload: z.unknown(),
})
export type EventEnvelope = z.infer<typeof EventEnvelope>
