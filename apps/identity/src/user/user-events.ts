import { identityEvents } from '@isets/contracts'
import { recordEvent } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { UserAccount } from './user-account.entity.ts'

/** Tells the other services the whole public picture of a user. Flush first: the event carries the new version. */
export function recordUserChanged(em: EntityManager, user: UserAccount): void {
  const { firstName, lastName, status } = user
  const roles = user.roles.getItems().map((one) => one.role)
  const payload = {
    userId: user.id,
    firstName,
    lastName,
    email: user.email ?? '',
    roles,
    organisationId: user.organisationId ?? null,
    status,
    ...(user.customerId && { customerId: user.customerId }),
  }
  recordEvent(em, identityEvents.userChanged, { aggregateId: user.id, aggregateVersion: user.version, payload })
}
