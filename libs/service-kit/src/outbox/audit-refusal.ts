import type { Action, ErrorCode, ErrorDetails, Refusal } from '@isets/contracts'
import type { EntityManager } from '@mikro-orm/postgresql'
import * as z from 'zod'
import type { CallContext } from '../bus/call-context.ts'
import { transactional } from '../orm/transaction.ts'
import { recordAudit, type AuditFacts } from './record-audit.ts'

const Fields = z.record(z.string(), z.unknown())
const Id = z.uuid()

/**
 * What a refusal leaves in the audit: the denial, and the reading of the record that STALE brings along. Records of
 * others are answered as if they were not there, so asking for one that is named and not found is a denial as well. It
 * costs what reading the record would have: one row, and the rate of the caller bounds both.
 */
const AUDITED: Partial<Record<ErrorCode, (call: RefusedCall) => Trace | undefined>> = {
  FORBIDDEN: ({ action }) => ({ action, outcome: 'denied' }),
  NOT_FOUND: ({ action, objectId }) => (objectId === '' ? undefined : { action, outcome: 'denied' }),
  STALE: ({ details }) => (details.current === undefined ? undefined : { action: 'read', outcome: 'done' }),
}
type Trace = Required<Pick<AuditFacts, 'action' | 'outcome'>>

interface RefusedCall {
  readonly action: Action
  readonly details: ErrorDetails
  /** The record that the call names; empty when it names none. */
  readonly objectId: string
}

/**
 * Records what a refused call did or showed, in a transaction of its own: the one of the call was rolled back.
 *
 * @param body of the call, which may not have been checked yet: only the id of a record is taken from it
 */
export async function auditRefusal(
  em: EntityManager,
  { operation, callerIfAny }: CallContext,
  { code, details }: Refusal,
  body: string,
): Promise<void> {
  const { permission } = operation
  if (callerIfAny === undefined || typeof permission === 'string') return
  const [action, objectType] = permission
  const auditOf = AUDITED[code]
  if (auditOf === undefined) return
  const objectId = recordNamed(operation.path, body)
  const trace = auditOf({ action, details, objectId })
  if (trace === undefined) return
  await transactional(em, callerIfAny, async (tx) => {
    recordAudit(tx, { ...trace, objectType, objectId })
  })
}

/** The record that a call is about: its `id`, else what its address names (`/customers/{customerId}/notes`). */
export function recordNamed(path: string, body: string): string {
  const fields = fieldsOf(body)
  const names = ['id', ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name), 'customerId']
  const ids = names.map((name) => Id.safeParse(fields[name]).data)
  return ids.find((id) => id !== undefined) ?? ''
}

function fieldsOf(body: string): Record<string, unknown> {
  try {
    return Fields.safeParse(JSON.parse(body)).data ?? {}
  } catch {
    return {}
  }
}
