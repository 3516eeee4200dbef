import type { EntityManager } from '@mikro-orm/postgresql'
import { CompiledQuery } from 'kysely'

/** Texts that were translated before, as many as one service has. */
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

/** PostgreSQL counts its parameters. @throws Error for a text with a quoted question mark: it would be taken for one */
function numbered(statement: string): string {
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
