import type { EntityManager } from '@mikro-orm/postgresql'
import type { Caller } from '@isets/contracts'
import type { IdempotentCall } from './idempotency.ts'

export interface PendingEvent {
  readonly id: string
  readonly aggregate_id: string
  readonly aggregate_version: number
  readonly type: string
  readonly service: string
  readonly subject: string
  readonly payload: unknown
  readonly headers: Readonly<Record<string, string>>
  readonly occurred_at: string
}

export interface PendingAudit {
  readonly id: string
  readonly actor: string
  readonly session_id: string | null
  readonly action: string
  readonly object_type: string
  readonly object_id: string
  readonly purpose: string
  readonly outcome: string
  readonly changed_fields: readonly string[]
  readonly request_id: string
}

/** What a transaction still has to write beside its own rows; sent as one statement just before the commit. */
export interface UnitOfWork {
  readonly caller: Caller | null
  readonly events: PendingEvent[]
  readonly audits: PendingAudit[]
  readonly idempotency: IdempotentCall | undefined
}

const units = new WeakMap<EntityManager, UnitOfWork>()

export function openUnit(tx: EntityManager, caller: Caller | null, idempotency?: IdempotentCall): UnitOfWork {
  const unit: UnitOfWork = { caller, events: [], audits: [], idempotency }
  units.set(tx, unit)
  return unit
}

/**
 * The unit of the transaction that `em` is in.
 * @throws Error outside of `transactional()` and in a transaction nested in it, whose rollback would not take them back
 */
export function unitOf(em: EntityManager): UnitOfWork {
  const unit = units.get(em.getContext())
  if (unit === undefined) throw new Error('Record events and audit directly inside transactional() or a handler')
  return unit
}
