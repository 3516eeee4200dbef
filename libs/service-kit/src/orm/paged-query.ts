import type { EntityManager } from '@mikro-orm/postgresql'
import { preparedQuery } from './prepared-query.ts'

interface PageAsk {
  readonly page: number
  readonly pageSize: number
}

/**
 * One page of a select, and how many rows it has in all: also on a page beyond the last, where no row is left to carry
 * the number.
 * @param select with its order; a fixed text of ours with `?` for the parameters
 */
export async function pagedQuery<Row extends object>(
  em: EntityManager,
  select: string,
  params: readonly unknown[],
  { page, pageSize }: PageAsk,
): Promise<{ rows: Row[]; total: number }> {
  const rows = await preparedQuery<Row & { total: string }>(
    em,
    `select paged.*, count(*) over () as total from (${select}) paged limit ? offset ?`,
    [...params, pageSize, (page - 1) * pageSize],
  )
  const beyond = rows.length === 0 && page > 1
  const [counted] = beyond
    ? await preparedQuery<{ total: string }>(em, `select count(*) as total from (${select}) paged`, [...params])
    : rows
  return { rows, total: Number(counted?.total ?? 0) }
}
