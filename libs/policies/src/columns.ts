import { POLICY_FIELDS, type PolicyField } from './conditions.ts'

/** Which column of a table holds a field that the rubric compares, as `organisation_id` or `r.organisation_id`. */
export type PolicyColumns = Readonly<Partial<Record<PolicyField, string>>>

const COLUMN = /^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/

/** Lets a plain lower-case SQL name pass, with at most one qualifier, and throws on everything else. */
export function sqlName(name: string): string {
  if (!COLUMN.test(name)) throw new Error(`Not a plain SQL name: ${name}`)
  return name
}

/** The column of a field. Throws when the caller of the library forgot it: leaving a test out would widen the list. */
export function columnOf(columns: PolicyColumns, field: string): { column: string; type: 'uuid' | 'text' } {
  const known = Object.entries(POLICY_FIELDS).find(([name]) => name === field)
  const column = known && columns[field as PolicyField]
  if (!known || column === undefined) throw new Error(`No column is given for the field ${field}`)
  return { column: sqlName(column), type: known[1] === 'text' ? 'text' : 'uuid' }
}
