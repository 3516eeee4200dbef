/** A policy filter in a statement of ours: parameters are written as `?`. */
export const questionMark = { placeholder: () => '?' }

/** One condition of a statement, with its parameters. */
export interface Condition {
  readonly sql: string
  readonly params: readonly unknown[]
}

/** Conditions joined by `and`; at least one. */
export function together(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(' and '),
    params: conditions.flatMap(({ params }) => params),
  }
}

/** `column` is one of `values`, or no condition when nothing is chosen. */
export function among(column: string, values: readonly string[], type: 'text' | 'uuid' = 'text'): Condition[] {
  return values.length === 0 ? [] : [{ sql: `${column} = any(?::${type}[])`, params: [values] }]
}
