import { join } from 'node:path'
import { Organisation } from './organisation/organisation.entity.ts'
import { Session } from './session/session.entity.ts'
import { SignInThrottle } from './throttle/sign-in-throttle.entity.ts'
import { RoleAssignment, UserAccount } from './user/user-account.entity.ts'

/** What identity stores, and where its migrations are. */
export const identityOrm = {
  entities: [Organisation, UserAccount, RoleAssignment, Session, SignInThrottle],
  migrations: join(import.meta.dirname, 'migrations'),
}
