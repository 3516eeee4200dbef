import type { Action, ErrorCode, ErrorDetails, Refusal } from '@isets/contracts'
import type { EntityManager } from '@mikro-orm/postgresql'
import * as z from 'zod'
import type { CallContext } from '../bus/call-context.ts'
import { transactional } from '../orm/transaction.ts'
import { recordAudit, type AuditFacts } from './record-audit.ts'

const Named = z.object({ id: z.uuid() })

/** What a refusal leaves in the audit: the denial, and the reading of the record that STALE brings along. */
const AUDITED: Partial<Record<ErrorCode, (details: ErrorDetails, action: Action) => Trace | undefined>> = {
  FORBIDDEN: (_details, action) => ({ action, outcome: 'denied' }),
  STALE: ({ current }) => (current === undefined ? undefined : { action: 'read', outcome: 'done' }),
}
type Trace = Required<Pick<AuditFacts, 'action' | 'outcome'>>

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
  const trace = AUDITED[code]?.(details, action)
  if (trace === undefined) return
  await transactional(em, callerIfAny, async (tx) => {
    recordAudit(tx, { ...trace, objectType, objectId: idIn(body) })
  })
}

function idIn(body: string): string {
  try {
    return Named.safeParse(JSON.parse(body)).data?.id ?? ''
  } catch {
    return ''
  }
}
