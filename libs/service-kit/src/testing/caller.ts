import { randomUUID } from 'node:crypto'
import type { Caller, Role } from '@isets/contracts'

/** An invented caller with one role, of no organisation unless told. */
export function caller(role: Role, changes: Partial<Caller> = {}): Caller {
  const userId = randomUUID()
  return {
    userId,
    sessionId: `session-${userId}`,
    name: `Robin Sample-${role}`,
    email: `${userId}@people.example`,
    roles: [role],
    organisationId: null,
    organisationName: null,
    subGranteeIds: [],
    assignedOrganisationIds: [],
    ...changes,
  }
}
