import { type Role, ROLES, type Subject } from '@isets/contracts'
import { columnOf, type PolicyColumns, sqlName } from './columns.ts'
import { type CallerFact, conditionShape, type RightsHolder } from './conditions.ts'
import { rubricRows } from './rubric.ts'
import type { Grant, RecordCondition, RubricRow } from './rubric/row.ts'

/** The second wall: what a transaction tells PostgreSQL about its caller. */
export const ROW_SECURITY_SETTINGS = {
  userId: 'app.user_id',
  organisationId: 'app.organisation_id',
  subGranteeIds: 'app.sub_grantee_ids',
  assignedOrganisationIds: 'app.assigned_organisation_ids',
  customerId: 'app.customer_id',
} as const satisfies Record<CallerFact, string>
const ROLES_SETTING = 'app.roles'

/**
 * Settings for `set_config(name, value, true)` at the start of a transaction. A setting left over from another
 * transaction cannot survive: all six are always given, empty where the caller has nothing.
 */
export function rowSecuritySettings(caller: RightsHolder): Record<string, string> {
  return {
    [ROW_SECURITY_SETTINGS.userId]: caller.userId,
    [ROW_SECURITY_SETTINGS.organisationId]: caller.organisationId ?? '',
    [ROW_SECURITY_SETTINGS.subGranteeIds]: caller.subGranteeIds.join(','),
    [ROW_SECURITY_SETTINGS.assignedOrganisationIds]: caller.assignedOrganisationIds.join(','),
    [ROW_SECURITY_SETTINGS.customerId]: caller.customerId ?? '',
    [ROLES_SETTING]: caller.roles.join(','),
  }
}

/** All settings of a caller in one round trip, for the transaction that it opens. */
export function rowSecurityStatement(caller: RightsHolder): { readonly sql: string; readonly params: string[] } {
  const settings = Object.entries(rowSecuritySettings(caller))
  const calls = settings.map(([name], index) => `set_config('${name}', $${index + 1}, true)`)
  return { sql: `select ${calls.join(', ')}`, params: settings.map(([, value]) => value) }
}

/** An unset or empty setting is null, and a comparison with null is never true. In a sub-select it is read once. */
function setting(name: string, type: string): string {
  const list = type.endsWith('[]')
  const value = `nullif(current_setting('${name}', true), '')`
  const typed = list ? `string_to_array(${value}, ',')::${type}` : `${value}::${type}`
  return `(select ${typed})`
}

/** Compared inside the sub-select, so that PostgreSQL asks once per statement and not once per row. */
function holdsRole(roles: readonly Role[]): string {
  const held = `string_to_array(nullif(current_setting('${ROLES_SETTING}', true), ''), ',')`
  return `(select ${held} && array[${roles.map((role) => `'${role}'`).join(', ')}])`
}

function conditionSql(condition: RecordCondition, subject: Subject, columns: PolicyColumns): string {
  const shape = conditionShape(condition, subject)
  const { column } = columnOf(columns, shape.field)
  if ('literal' in shape) return `${column} = '${shape.literal}'`
  const name = ROW_SECURITY_SETTINGS[shape.fact]
  switch (shape.operator) {
    case '$eq':
      return `${column} = ${setting(name, 'uuid')}`
    case '$ne':
      return `${column} <> ${setting(name, 'uuid')}`
    case '$in':
      return `${column} = any(${setting(name, 'uuid[]')}::uuid[])`
    case '$overlap':
      return `${column} && ${setting(name, 'uuid[]')}`
  }
}

interface ReadGrant {
  readonly condition: RecordCondition | 'any'
  readonly role: Role
  readonly alsoNeeds: Role | undefined
}

function conditionsOf(grant: Grant): readonly (RecordCondition | 'any')[] {
  if (grant === true || grant === 'any') return ['any']
  return typeof grant === 'string' ? [grant] : grant
}

function grantsOf({ grants, alsoNeeds, setting: name }: RubricRow): ReadGrant[] {
  if (name) throw new Error(`Row security does not know the setting ${name}`)
  return ROLES.flatMap((role) => {
    const grant = grants[role]
    return grant === undefined ? [] : conditionsOf(grant).map((condition) => ({ condition, role, alsoNeeds }))
  })
}

function readGrants(subject: Subject): ReadGrant[] {
  const rows = rubricRows.filter((row) => row.rights.some(([action, thing]) => action === 'read' && thing === subject))
  return rows.flatMap(grantsOf)
}

/** The boolean expression over one row that `read` of the subject means, `false` when nobody may read it. */
export function rowSecurityExpression(subject: Subject, columns: PolicyColumns): string {
  const groups = Map.groupBy(readGrants(subject), ({ condition, alsoNeeds }) => `${condition} ${alsoNeeds ?? ''}`)
  const terms = [...groups.values()].map((grants) => groupSql(grants, subject, columns))
  return terms.length === 0 ? 'false' : terms.join('\n    or ')
}

function groupSql(grants: readonly ReadGrant[], subject: Subject, columns: PolicyColumns): string {
  const parts = [holdsRole([...new Set(grants.map(({ role }) => role))])]
  for (const { condition, alsoNeeds } of grants.slice(0, 1)) {
    if (alsoNeeds) parts.push(holdsRole([alsoNeeds]))
    if (condition !== 'any') parts.push(conditionSql(condition, subject, columns))
  }
  return `(${parts.join(' and ')})`
}

/**
 * SQL that puts the read rights of the rubric on a table, for a migration of the owner. It binds every role but the
 * owner, and limits what can be seen. With row level security on and no policy for writes, none is possible: add the
 * policies for insert, update and delete that the service's role needs.
 */
export function rowSecurityPolicy(subject: Subject, table: string, columns: PolicyColumns): string {
  const name = sqlName(table)
  return [
    `alter table ${name} enable row level security;`,
    `drop policy if exists rubric_read on ${name};`,
    `create policy rubric_read on ${name} for select using (\n    ${rowSecurityExpression(subject, columns)}\n);`,
  ].join('\n')
}
