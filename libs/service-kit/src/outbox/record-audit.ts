import type { Action, Caller, Subject } from '@isets/contracts'
import type { EntityManager } from '@mikro-orm/postgresql'
import { v7 } from 'uuid'
import { currentScope } from '../bus/request-scope.ts'
import { unitOf, type PendingAudit, type UnitOfWork } from './unit-of-work.ts'

/** Verbs of the rubric, those that need no right, and the way back that one right covers with the way there. */
export type AuditAction = Action | 'signIn' | 'signOut' | 'reactivate'

export interface AuditFacts {
  readonly action: AuditAction
  readonly objectType: Subject
  readonly objectId: string
  /** Why the data was used; the operation's name when the operation says it all. */
  readonly purpose?: string
  readonly outcome?: 'done' | 'denied'
  /** Names only: values of fields never go into the audit. */
  readonly changedFields?: readonly string[]
  /** Who acted, when the transaction itself has no caller: a person who is just signing in. */
  readonly by?: Caller
}

/** Records who did or saw what, in the caller's transaction: a failing audit fails the request. Reads of personal data too. */
export function recordAudit(em: EntityManager, facts: AuditFacts): void {
  const unit = unitOf(em)
  unit.audits.push(auditRow(facts.by ?? unit.caller, facts))
}

/** The row of one audited act by `caller`, or by the service itself. */
export function auditRow(caller: UnitOfWork['caller'], facts: AuditFacts): PendingAudit {
  const scope = currentScope()
  return {
    id: v7(),
    actor: caller?.userId ?? scope.service,
    session_id: caller?.sessionId ?? null,
    action: facts.action,
    object_type: facts.objectType,
    object_id: facts.objectId,
    purpose: [scope.call?.purpose, facts.purpose ?? scope.call?.operation.name].filter(Boolean).join(': '),
    outcome: facts.outcome ?? 'done',
    changed_fields: facts.changedFields ?? [],
    request_id: scope.requestId,
  }
}
