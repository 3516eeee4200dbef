import type { FieldTest } from './clause.ts'
import { columnOf, type PolicyColumns } from './columns.ts'
import type { RecordFilter } from './filter.ts'

/** A boolean SQL expression in brackets and its parameters, to stand behind `where` or `and`. */
export interface SqlFragment {
  readonly sql: string
  readonly params: (string | string[])[]
}

/** How the n-th parameter (from 0) is written. PostgreSQL's own way is `$1`; MikroORM's `execute` takes `?`. */
export type Placeholder = (index: number) => string
const numbered: Placeholder = (index) => `$${index + 1}`

function testSql(test: FieldTest, column: string, type: string, value: string): string {
  if ('$eq' in test) return `${column} = ${value}::${type}`
  if ('$ne' in test) return `${column} <> ${value}::${type}`
  if ('$in' in test) return `${column} = any(${value}::${type}[])`
  return `${column} && ${value}::${type}[]`
}

function testValue(test: FieldTest): string | string[] {
  if ('$eq' in test) return test.$eq
  if ('$ne' in test) return test.$ne
  return '$in' in test ? [...test.$in] : [...test.$overlap]
}

/**
 * The filter as typed SQL, for lists that are read without the ORM. "Everything" is `true`, "nothing" is `false`.
 * `firstIndex` is the number of parameters that the statement has before this fragment.
 */
export function filterToSql(
  filter: RecordFilter,
  columns: PolicyColumns,
  { firstIndex = 0, placeholder = numbered }: { firstIndex?: number; placeholder?: Placeholder } = {},
): SqlFragment {
  if (filter.kind !== 'where') return { sql: filter.kind === 'all' ? 'true' : 'false', params: [] }
  const params: (string | string[])[] = []
  const clauses = filter.where.$or.map((clause) => {
    const tests = Object.entries(clause).map(([field, test]) => {
      const { column, type } = columnOf(columns, field)
      const value = placeholder(firstIndex + params.length)
      params.push(testValue(test))
      return testSql(test, column, type, value)
    })
    return tests.join(' and ')
  })
  return { sql: `(${clauses.join(' or ')})`, params }
}
