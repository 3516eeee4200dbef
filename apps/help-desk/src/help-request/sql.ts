import type { SqlFragment } from '@isets/policies'

/** Columns of `help_request r` that the rubric compares. */
export const POLICY_COLUMNS = { requesterId: 'r.requester_id', organisationId: 'r.organisation_id', status: 'r.status' }
/** MikroORM's `execute` writes a parameter as `?`. */
export const questionMark = { placeholder: () => '?' }

/** Parameters of a policy filter; lists as array literals, because `execute` would spread an array. */
export function fragmentParameters({ params }: SqlFragment): string[] {
  return params.map((param) => (typeof param === 'string' ? param : textArray(param)))
}

/** A PostgreSQL array literal for `?::text[]` or `?::uuid[]`. */
export function textArray(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`
}

/** One condition on `help_request r`, with its parameters. */
export interface Condition {
  readonly sql: string
  readonly params: readonly unknown[]
}

/** Conditions joined by `and`. */
export function together(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(' and '),
    params: conditions.flatMap(({ params }) => params),
  }
}
