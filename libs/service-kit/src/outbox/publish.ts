import { jetstream } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/nats-core'
import type { EventEnvelope } from '@isets/contracts'
import { headersOf } from '../bus/headers.ts'
import { STREAM } from '../events/event-consumer.ts'

/** An outbox row as the relay reads it. */
export interface UnpublishedEvent {
  readonly id: string
  readonly aggregate_id: string
  readonly aggregate_version: number
  readonly type: string
  readonly service: string
  readonly subject: string
  readonly payload: unknown
  readonly headers: Readonly<Record<string, string>>
  readonly occurred_at: Date
}

export interface Published {
  readonly id: string
  readonly seq: number
  readonly duplicate: boolean
}
export interface NotPublished {
  readonly id: string
  readonly error: string
}

/** Publishes all events in their order, each under its own message id, and waits for the stream's answers. */
export async function publishAll(
  connection: NatsConnection,
  events: readonly UnpublishedEvent[],
): Promise<{ published: Published[]; failed: NotPublished[] }> {
  const results = await Promise.all(events.map((event) => publish(connection, event)))
  return {
    published: results.filter((result) => 'seq' in result),
    failed: results.filter((result) => 'error' in result),
  }
}

async function publish(connection: NatsConnection, event: UnpublishedEvent): Promise<Published | NotPublished> {
  try {
    const { seq, duplicate } = await jetstream(connection).publish(event.subject, JSON.stringify(envelopeOf(event)), {
      msgID: event.id,
      timeout: 5_000,
      headers: headersOf(event.headers),
      expect: { streamName: STREAM },
    })
    return { id: event.id, seq, duplicate: duplicate === true }
  } catch (error) {
    return { id: event.id, error: error instanceof Error ? error.message : 'unknown' }
  }
}

function envelopeOf(event: UnpublishedEvent): EventEnvelope {
  return {
    id: event.id,
    type: event.type,
    service: event.service,
    aggregateId: event.aggregate_id,
    aggregateVersion: event.aggregate_version,
    occurredAt: event.occurred_at.toISOString(),
    payload: event.payload,
  }
}
