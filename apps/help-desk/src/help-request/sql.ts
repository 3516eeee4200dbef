/** Columns of `help_request r` that the rubric compares. */
export const POLICY_COLUMNS = { requesterId: 'r.requester_id', organisationId: 'r.organisation_id', status: 'r.status' }
/** Statements of ours write a parameter as `?`. */
export const questionMark = { placeholder: () => '?' }

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
