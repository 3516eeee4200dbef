import { defineEntity, p } from '@mikro-orm/core'

/**
 * Events on their way to JetStream: written with the change, published by the relay, kept 35 days. Every write of the
 * system passes here, so it has no index that only healing or pruning would use.
 */
export const OutboxRow = defineEntity({
  name: 'OutboxRow',
  tableName: 'outbox',
  properties: {
    id: p.uuid().primary(),
    aggregateId: p.text(),
    aggregateVersion: p.integer(),
    type: p.text(),
    service: p.text(),
    subject: p.text(),
    payload: p.json(),
    headers: p.json(),
    occurredAt: p.datetime(),
    createdAt: p.datetime().defaultRaw('now()'),
    publishedAt: p.datetime().nullable(),
    streamSeq: p.bigint('number').nullable(),
    attempts: p.integer().default(0),
    lastError: p.text().nullable(),
  },
  indexes: [
    {
      name: 'outbox_unpublished',
      expression: 'create index outbox_unpublished on outbox (id) where published_at is null',
    },
  ],
})

/** Who did, saw or was refused what, and why. Written in the transaction of the change, or before the reply of a read. */
export const AuditEventRow = defineEntity({
  name: 'AuditEventRow',
  tableName: 'audit_event',
  properties: {
    id: p.uuid().primary(),
    /** Real time of the database, not the demo clock. */
    occurredAt: p.datetime().defaultRaw('now()'),
    /** A user id, or the name of the service for work that no person asked for. */
    actor: p.text(),
    sessionId: p.text().nullable(),
    action: p.text(),
    objectType: p.text(),
    objectId: p.text(),
    purpose: p.text(),
    outcome: p.text(),
    changedFields: p.json<string[]>(),
    requestId: p.text(),
  },
  indexes: [
    { name: 'audit_event_object', properties: ['objectType', 'objectId'] },
    { name: 'audit_event_actor', properties: ['actor', 'occurredAt'] },
  ],
})

/** First answers of commands, replayed for the same key. Kept one day. */
export const IdempotencyKeyRow = defineEntity({
  name: 'IdempotencyKeyRow',
  tableName: 'idempotency_key',
  properties: {
    userId: p.text().primary(),
    operation: p.text().primary(),
    key: p.text().primary(),
    bodyHash: p.text(),
    answer: p.json(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
})

/** Events that a consumer of this service has applied: makes a second delivery harmless. Kept 40 days. */
export const InboxRow = defineEntity({
  name: 'InboxRow',
  tableName: 'inbox',
  properties: {
    consumer: p.text().primary(),
    messageId: p.uuid().primary(),
    aggregateId: p.text(),
    aggregateVersion: p.integer(),
    receivedAt: p.datetime().defaultRaw('now()'),
  },
  indexes: [{ name: 'inbox_aggregate', properties: ['consumer', 'aggregateId', 'aggregateVersion'] }],
})

/** Events that could not be applied, with the reason, until a person drives them again. */
export const DeadLetterRow = defineEntity({
  name: 'DeadLetterRow',
  tableName: 'dead_letter',
  properties: {
    id: p.uuid().primary(),
    consumer: p.text(),
    messageId: p.text(),
    eventType: p.text(),
    aggregateId: p.text(),
    envelope: p.json(),
    error: p.text(),
    failedAt: p.datetime().defaultRaw('now()').index('dead_letter_failed_at'),
    redrivenAt: p.datetime().nullable(),
  },
  uniques: [{ name: 'dead_letter_message', properties: ['consumer', 'messageId'] }],
})

/** What the relay remembers of the stream, to notice that it was lost. One row. */
export const RelayStateRow = defineEntity({
  name: 'RelayStateRow',
  tableName: 'relay_state',
  properties: {
    stream: p.text().primary(),
    streamCreatedAt: p.text(),
    lastSeq: p.bigint('number'),
  },
})

/** Tables of the kit: part of every service's ORM configuration and of its migrations. */
export const recordTables = [
  OutboxRow,
  AuditEventRow,
  IdempotencyKeyRow,
  InboxRow,
  DeadLetterRow,
  RelayStateRow,
] as const
