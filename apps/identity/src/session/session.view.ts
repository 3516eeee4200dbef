import type { SessionView } from '@isets/contracts'
import { abilityFor, packRules } from '@isets/policies'
import { endsOf, type SessionLimits } from './session-limits.ts'
import { callerOf, type SignedIn } from './signed-in.ts'

/** What the browser may know of its session: never the token, never the id. */
export function sessionView(session: SignedIn, limits: SessionLimits, businessNow: Date, realNow: Date): SessionView {
  const { organisationId, organisationName, managerName, managerEmail } = session
  const { idleEndsAt, absoluteEndsAt } = endsOf(session, limits)
  return {
    user: {
      id: session.userId,
      firstName: session.firstName,
      lastName: session.lastName,
      email: session.email,
      ...(session.username && { username: session.username }),
      phone: session.phone,
      extension: session.extension,
      roles: session.roles,
      organisation: organisationId && organisationName ? { id: organisationId, name: organisationName } : null,
      ...(session.customerId && { customerId: session.customerId }),
      providerManager: managerName && managerEmail ? { name: managerName, email: managerEmail } : null,
    },
    rules: packRules(abilityFor(callerOf(session))),
    idleSeconds: limits.idleSeconds,
    warningSeconds: limits.warningSeconds,
    idleEndsAt: idleEndsAt.toISOString(),
    absoluteEndsAt: absoluteEndsAt.toISOString(),
    now: businessNow.toISOString(),
    realNow: realNow.toISOString(),
  }
}
