import type { Caller, Role } from '@isets/contracts'
import type { EntityManager } from '@mikro-orm/postgresql'

/** An open session with everything about its user that a context token or the browser is told. One query. */
export interface SignedIn {
  readonly sessionId: string
  readonly openedAt: Date
  readonly lastActiveAt: Date
  readonly userId: string
  readonly firstName: string
  readonly lastName: string
  /** Empty for a customer with a username: an address that somebody else typed stands for nobody. */
  readonly email: string
  readonly username: string | null
  readonly phone: string | null
  readonly extension: string | null
  readonly roles: Role[]
  readonly organisationId: string | null
  readonly organisationName: string | null
  readonly customerId: string | null
  readonly subGranteeIds: string[]
  readonly assignedOrganisationIds: string[]
  readonly managerName: string | null
  readonly managerEmail: string | null
}

/** As it comes from a query of one's own: instants are text. */
type SignedInRow = Omit<SignedIn, 'openedAt' | 'lastActiveAt'> & { openedAt: string; lastActiveAt: string }

const SELECT = `
select s.id as "sessionId", s.opened_at as "openedAt", s.last_active_at as "lastActiveAt",
  u.id as "userId", u.first_name as "firstName", u.last_name as "lastName", coalesce(u.email, '') as email,
  u.username, u.phone, u.extension,
  u.customer_id as "customerId",
  array(select r.role from role_assignment r where r.user_id = u.id order by r.role) as roles,
  o.id as "organisationId", o.name as "organisationName",
  array(select c.id::text from organisation c where c.parent_id = o.id) as "subGranteeIds",
  array(select a.id::text from organisation a where a.provider_manager_id = u.id) as "assignedOrganisationIds",
  m.first_name || ' ' || m.last_name as "managerName", m.email as "managerEmail"
from session s
join user_account u on u.id = s.user_id
left join organisation o on o.id = u.organisation_id
left join user_account m on m.id = o.provider_manager_id and m.status = 'active'
where s.token_hash = ? and s.ended_at is null and u.status = 'active'`

/** The session behind a token hash, unless it or its account was ended. Time limits are for the caller to check. */
export async function findSignedIn(em: EntityManager, hash: string): Promise<SignedIn | null> {
  const [found] = await em.execute<SignedInRow[]>(SELECT, [hash])
  if (found === undefined) return null
  return { ...found, openedAt: new Date(found.openedAt), lastActiveAt: new Date(found.lastActiveAt) }
}

/** The claims of the context token (architecture.md, section 4). */
export function callerOf(session: SignedIn): Caller {
  const { userId, sessionId, firstName, lastName, email, roles, organisationId, organisationName } = session
  return {
    userId,
    sessionId,
    name: `${firstName} ${lastName}`,
    email,
    roles,
    organisationId,
    organisationName,
    subGranteeIds: roles.includes('intermediary') ? session.subGranteeIds : [],
    assignedOrganisationIds: session.assignedOrganisationIds,
    ...(session.customerId && { customerId: session.customerId }),
  }
}
