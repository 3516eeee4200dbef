import { Refusal, type Permission } from '@isets/contracts'
import { mayEver } from '@isets/policies'
import type { CallContext } from './call-context.ts'

/**
 * Refuses a call whose caller could never perform the operation, on any record. The record check follows in the
 * handler. `service` operations are guarded by the rights of NATS users: only the services that the rights file names
 * may publish to their subject.
 * @throws Refusal UNAUTHENTICATED or FORBIDDEN
 */
export function admit(permission: Permission, context: CallContext): void {
  if (permission === 'anyone' || permission === 'service') return
  if (context.callerIfAny === undefined) throw new Refusal('UNAUTHENTICATED')
  if (permission === 'signedIn') return
  const [action, subject] = permission
  if (!mayEver(context.ability, action, subject)) throw new Refusal('FORBIDDEN')
}
