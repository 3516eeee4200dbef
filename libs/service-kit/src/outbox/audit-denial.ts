import type { EntityManager } from '@mikro-orm/postgresql'
import type { CallContext } from '../bus/call-context.ts'
import { transactional } from '../orm/transaction.ts'
import { recordAudit } from './record-audit.ts'

/** Records a refused act in a transaction of its own: the one of the call was rolled back. */
export async function auditDenial(em: EntityManager, { operation, callerIfAny }: CallContext): Promise<void> {
  const { permission } = operation
  if (callerIfAny === undefined || typeof permission === 'string') return
  const [action, objectType] = permission
  await transactional(em, callerIfAny, async (tx) => {
    recordAudit(tx, { action, objectType, objectId: '', outcome: 'denied' })
  })
}
