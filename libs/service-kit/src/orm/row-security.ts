import type { Caller } from '@isets/contracts'
import { ROW_SECURITY_SETTINGS, rowSecuritySettings } from '@isets/policies'

/** Set to the service's name while it works for nobody in particular: jobs, events, sign-in. */
const SERVICE_SETTING = 'app.service'
const NOBODY = Object.fromEntries([...Object.values(ROW_SECURITY_SETTINGS), 'app.roles'].map((name) => [name, '']))

/** What PostgreSQL is told of a transaction: the rights of its caller, or that the service itself is at work. */
export function rowSettings(caller: Caller | null, service: string): Record<string, string> {
  if (caller === null) return { ...NOBODY, [SERVICE_SETTING]: service }
  return { ...rowSecuritySettings(caller), [SERVICE_SETTING]: '' }
}

/**
 * SQL for a migration: lets the service itself (jobs, events, no caller) see and change all rows of a table whose row
 * security is on. Goes beside `rowSecurityPolicy` of the policies, which is for callers.
 */
export function serviceRowPolicy(table: string, service: string): string {
  const itself = `(select current_setting('${SERVICE_SETTING}', true)) = '${service}'`
  return [
    `drop policy if exists service_itself on ${table};`,
    `create policy service_itself on ${table} for all using (${itself}) with check (${itself});`,
  ].join('\n')
}
