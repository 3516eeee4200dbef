import { eventSubject, type EventDefinition, type PayloadOf } from '@isets/contracts'
import type { EntityManager } from '@mikro-orm/postgresql'
import { v7 } from 'uuid'
import { currentScope } from '../bus/request-scope.ts'
import { unitOf } from './unit-of-work.ts'

export interface EventFacts<Definition extends EventDefinition> {
  readonly aggregateId: string
  /** Version of the aggregate after the change: flush first. */
  readonly aggregateVersion: number
  readonly payload: PayloadOf<Definition>
}

/**
 * Records that something has happened. The outbox row is written in the caller's transaction (one statement before the
 * commit, with the audit rows); the relay publishes it after the commit.
 * @returns the id of the event, which is also its message id
 */
export function recordEvent<Definition extends EventDefinition>(
  em: EntityManager,
  definition: Definition,
  facts: EventFacts<Definition>,
): string {
  const scope = currentScope()
  const id = v7()
  unitOf(em).events.push({
    id,
    aggregate_id: facts.aggregateId,
    aggregate_version: facts.aggregateVersion,
    type: definition.type,
    service: definition.service,
    subject: eventSubject(definition, facts.aggregateId),
    payload: definition.payload.parse(facts.payload),
    headers: {
      'x-request-id': scope.requestId,
      ...(scope.traceparent && { traceparent: scope.traceparent }),
      ...(scope.tracestate && { tracestate: scope.tracestate }),
    },
    occurred_at: scope.clock.now().toISOString(),
  })
  return id
}
