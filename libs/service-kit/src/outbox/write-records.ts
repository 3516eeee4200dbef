import type { EntityManager } from '@mikro-orm/postgresql'
import { MAY_WAIT } from '../orm/gather-statements.ts'
import { preparedQuery } from '../orm/prepared-query.ts'
import type { UnitOfWork } from './unit-of-work.ts'

const WRITE = `${MAY_WAIT}
with events as (
  insert into outbox (id, aggregate_id, aggregate_version, type, service, subject, payload, headers, occurred_at)
  select id, aggregate_id, aggregate_version, type, service, subject, payload, headers, occurred_at
  from jsonb_to_recordset(?::jsonb) as e(id uuid, aggregate_id text, aggregate_version int, type text, service text,
    subject text, payload jsonb, headers jsonb, occurred_at timestamptz)
), audits as (
  insert into audit_event (id, actor, session_id, action, object_type, object_id, purpose, outcome, changed_fields, request_id)
  select id, actor, session_id, action, object_type, object_id, purpose, outcome, changed_fields, request_id
  from jsonb_to_recordset(?::jsonb) as a(id uuid, actor text, session_id text, action text, object_type text,
    object_id text, purpose text, outcome text, changed_fields jsonb, request_id text)
)
insert into idempotency_key (user_id, operation, key, body_hash, answer)
select user_id, operation, key, body_hash, ?::jsonb
from jsonb_to_recordset(?::jsonb) as k(user_id text, operation text, key text, body_hash text)`

/** Writes the events, the audit and the idempotency key of a transaction in one statement, sent with the commit. */
export async function writeRecords(tx: EntityManager, unit: UnitOfWork, answer: unknown): Promise<void> {
  const { events, audits, idempotency } = unit
  const keys = idempotency === undefined ? [] : [keyRow(idempotency)]
  if (events.length + audits.length + keys.length === 0) return
  const first = idempotency === undefined ? null : JSON.stringify(answer)
  await preparedQuery(tx, WRITE, [JSON.stringify(events), JSON.stringify(audits), first, JSON.stringify(keys)])
}

function keyRow({ userId, operation, key, bodyHash }: NonNullable<UnitOfWork['idempotency']>): Record<string, unknown> {
  return { user_id: userId, operation, key, body_hash: bodyHash }
}
