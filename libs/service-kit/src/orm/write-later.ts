import type { EntityManager } from '@mikro-orm/postgresql'
import { MAY_WAIT } from './gather-statements.ts'
import { preparedQuery } from './prepared-query.ts'

/**
 * Writes rows that nobody reads in this transaction, without a round trip of their own: the statement goes out together
 * with the next one, at the latest with the commit, which then reports its error. For rows that are only added, beside
 * entities that were flushed before.
 */
export async function writeLater(em: EntityManager, sql: string, params: readonly unknown[]): Promise<void> {
  await preparedQuery(em, `${MAY_WAIT} ${sql}`, params)
}
