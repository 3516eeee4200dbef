import type { UserView } from '@isets/contracts'
import type { Organisation } from '../organisation/organisation.entity.ts'
import type { UserAccount } from './user-account.entity.ts'

/** The account as a list shows it; never its password hash. Roles must be loaded. */
export function userView(user: UserAccount, organisation: Organisation | undefined): UserView {
  const { id, version, firstName, lastName, username, phone, status } = user
  return {
    id,
    version,
    firstName,
    lastName,
    email: user.email ?? user.contactEmail ?? '',
    ...(username && { username }),
    phone: phone ?? null,
    roles: user.roles.getItems().map((one) => one.role),
    organisation: organisation ? { id: organisation.id, name: organisation.name } : null,
    status,
    lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
    deactivatedAt: user.deactivatedAt?.toISOString() ?? null,
  }
}
