import type { EntityManager } from '@mikro-orm/postgresql'
import * as z from 'zod'
import type { CallContext } from '../bus/call-context.ts'
import { transactional } from '../orm/transaction.ts'
import { recordAudit } from './record-audit.ts'

const Named = z.object({ id: z.uuid() })

/**
 * Records a refused act in a transaction of its own: the one of the call was rolled back.
 *
 * @param body of the call, which may not have been checked yet: only the id of a record is taken from it
 */
export async function auditDenial(em: EntityManager, context: CallContext, body: string): Promise<void> {
  const { operation, callerIfAny } = context
  const { permission } = operation
  if (callerIfAny === undefined || typeof permission === 'string') return
  const [action, objectType] = permission
  await transactional(em, callerIfAny, async (tx) => {
    recordAudit(tx, { action, objectType, objectId: idIn(body), outcome: 'denied' })
  })
}

function idIn(body: string): string {
  try {
    return Named.safeParse(JSON.parse(body)).data?.id ?? ''
  } catch {
    return ''
  }
}
