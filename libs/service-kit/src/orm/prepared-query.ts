import type { EntityManager } from '@mikro-orm/postgresql'
import { CompiledQuery } from 'kysely'
import { AT_ONCE } from './gather-statements.ts'

/** Texts that were translated before: those of our queries, and of the single rows that the ORM writes. */
const texts = new Map<string, string>()
const MOST_TEXTS = 1_000

/**
 * Rows of a statement that runs often. PostgreSQL parses and plans it once per connection: the ORM's own `execute`
 * writes every value into the text, which is then a new statement each time. `?` stands for a parameter; a list is one
 * parameter (`= any(?::text[])`). Texts are few and fixed: what comes from outside is always a parameter.
 */
export async function preparedQuery<Row>(
  em: EntityManager,
  statement: string,
  params: readonly unknown[],
): Promise<Row[]> {
  const query = CompiledQuery.raw(numbered(statement), [...params])
  const { rows } = await em.getKysely().executeQuery(query)
  return rows as Row[] // as the statement names its columns
}

/** A statement with its parameters, as `preparedQuery` takes them. */
export interface Query {
  readonly sql: string
  readonly params: readonly unknown[]
}

/**
 * The rows of several statements that do not need each other's answers, in one round trip. They run in their order.
 * @throws Error outside a transaction: row security would hide everything
 */
export async function preparedQueries<Rows extends readonly object[]>(
  em: EntityManager,
  queries: { readonly [Index in keyof Rows]: Query },
): Promise<{ [Index in keyof Rows]: Rows[Index][] }> {
  if (!em.isInTransaction()) throw new Error('Several statements at once need a transaction around them')
  const statements = queries.map(({ sql, params }) => ({ statement: numbered(sql), values: params }))
  const { rows } = await em.getKysely().executeQuery(CompiledQuery.raw(AT_ONCE, statements))
  return rows as { [Index in keyof Rows]: Rows[Index][] } // as the statements name their columns
}

/**
 * The statement as PostgreSQL takes it, which counts its parameters.
 * @throws Error for a text with a quoted question mark: it would be taken for one
 */
export function numbered(statement: string): string {
  const known = texts.get(statement)
  if (known !== undefined) return known
  const quoted = statement.match(/'[^']*'/g) ?? []
  if (quoted.some((one) => one.includes('?')))
    throw new Error('A question mark in quotes would be taken for a parameter')
  let count = 0
  const text = statement.replaceAll('?', () => `$${++count}`)
  if (texts.size < MOST_TEXTS) texts.set(statement, text)
  return text
}
