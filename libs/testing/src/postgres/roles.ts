import pg from 'pg'
import { derivedPassword } from '../server/derived-password.ts'

/** Owns every table and runs migrations; services never log in as it. */
export const OWNER_ROLE = 'isets_owner'
/** What every service may do, granted to its login role. Migrations take rights away from it: `revoke … from isets_service`. */
export const SERVICE_ROLE = 'isets_service'
/** Login roles: one per service, and one for tests. Each can connect to its own database only. */
export const LOGIN_ROLES = [
  'isets_identity',
  'isets_help_desk',
  'isets_notifier',
  'isets_ies_exchange',
  'isets_referrals',
  'isets_casework',
  'isets_billing',
  'isets_app',
] as const
export type LoginRole = (typeof LOGIN_ROLES)[number]

/** The login role of a database: its namesake, or the tests' role. */
export function loginRoleOf(database: string): LoginRole {
  return LOGIN_ROLES.find((role) => role === database) ?? 'isets_app'
}

/** A server's address with another database and account. */
export function urlFor(adminUrl: string, database: string, role?: string, secret?: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  if (role !== undefined && secret !== undefined) {
    url.username = role
    url.password = derivedPassword(secret, role)
  }
  return url.toString()
}

/** Runs statements as the administrator of the server. */
export async function asAdmin<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Creates the roles, or gives them their current passwords. Needs a superuser or a role with CREATEROLE. */
export async function ensureRoles(adminUrl: string, secret: string): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles')
    const known = new Set(rows.map((row) => row.rolname))
    const ensure = async (role: string, abilities: string) => {
      await client.query(`${known.has(role) ? 'alter' : 'create'} role ${role} ${abilities} nocreatedb nocreaterole`)
    }
    const login = (role: string) => `login password '${derivedPassword(secret, role)}'`
    await ensure(SERVICE_ROLE, 'nologin')
    await ensure(OWNER_ROLE, login(OWNER_ROLE))
    for (const role of LOGIN_ROLES) {
      await ensure(role, login(role))
      await client.query(`grant ${SERVICE_ROLE} to ${role}`)
      await client.query(`alter role ${role} set lock_timeout = '3s'`)
      await client.query(`alter role ${role} set idle_in_transaction_session_timeout = '10s'`)
    }
    await client.query(`grant ${OWNER_ROLE} to current_user`)
  })
}

/**
 * Creates a database owned by `isets_owner` in which its service may read and write the rows of whatever the owner
 * creates later, and change nothing else. Does nothing when it exists already.
 */
export async function ensureDatabase(adminUrl: string, name: string, template?: string): Promise<void> {
  const exists = await asAdmin(adminUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      const from = template === undefined ? '' : `template ${pg.escapeIdentifier(template)}`
      await client.query(`create database ${pg.escapeIdentifier(name)} owner ${OWNER_ROLE} ${from}`)
      await client.query(`revoke all on database ${pg.escapeIdentifier(name)} from public`)
      await client.query(`grant connect, temporary on database ${pg.escapeIdentifier(name)} to ${loginRoleOf(name)}`)
    }
    return rowCount !== 0
  })
  if (exists || template !== undefined) return
  await asAdmin(urlFor(adminUrl, name), async (client) => {
    await client.query(`alter schema public owner to ${OWNER_ROLE}`)
    await client.query(`grant usage on schema public to ${SERVICE_ROLE}`)
    const defaults = `alter default privileges for role ${OWNER_ROLE} grant`
    await client.query(`${defaults} usage on schemas to ${SERVICE_ROLE}`)
    await client.query(`${defaults} select, insert, update, delete on tables to ${SERVICE_ROLE}`)
    await client.query(`${defaults} usage, select on sequences to ${SERVICE_ROLE}`)
  })
}
