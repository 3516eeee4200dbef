import type { EntityManager } from '@mikro-orm/postgresql'
import { preparedQuery } from './prepared-query.ts'
import type { Condition } from './conditions.ts'

/** Texts are fixed expressions of ours, never text from outside. */
export interface LongListAsk {
  /** `referral r`: what is listed, with the name by which `where` and `orderBy` call it; it has an `id`. */
  readonly table: string
  /** Where rows are looked for, when that is not the table alone; `where` may name what it joins. */
  readonly walk?: Walk
  readonly where: Condition
  readonly orderBy: string
  /** What the page shows, and the joins that it needs. */
  readonly columns: string
  readonly joins?: string
  readonly page: number
  readonly pageSize: number
  /** How far beyond the page is counted; `COUNT_CAP` unless told. */
  readonly countCap?: number
}

export interface Walk {
  /** A join with the table that has each row once. */
  readonly from: string
  /** The same order in the words of the join. */
  readonly orderBy: string
  /** What is counted: the join, or as much of it as `where` names. */
  readonly count: string
}

export interface LongList<Row> {
  readonly rows: Row[]
  readonly total: number
  /** There are more than `total`: counting has a limit, turning pages has none. */
  readonly totalIsCapped: boolean
}

/** Nobody reads "100,000 customers": counting goes so far beyond the page that is shown. */
export const COUNT_CAP = 1_000

/**
 * One page of a list of any length, in time that does not grow with it: PostgreSQL walks along the order until the page
 * is full and the count has reached its limit, best in an index that carries what `where` and row security ask for; only
 * the rows of the page are joined.
 */
export async function longList<Row extends object>(em: EntityManager, ask: LongListAsk): Promise<LongList<Row>> {
  const { table, where, orderBy, columns, joins = '', page, pageSize, countCap = COUNT_CAP } = ask
  const walk = ask.walk ?? { from: table, orderBy, count: table }
  const [, name] = table.split(' ')
  const offset = (page - 1) * pageSize
  const cap = countCap + offset
  const counted = `select count(*) from (select 1 from ${walk.count} where ${where.sql} limit ${cap + 1}) counted`
  const rows = await preparedQuery<Row & { total: string }>(
    em,
    `with page as materialized (
      select ${name}.id, (${counted}) as total from ${walk.from} where ${where.sql} order by ${walk.orderBy}
      limit ${pageSize} offset ${offset}
    )
    select ${columns}, page.total from page join ${table} on ${name}.id = page.id ${joins} order by ${orderBy}`,
    [...where.params, ...where.params],
  )
  const beyond = rows.length === 0 && page > 1
  const [row] = beyond ? await preparedQuery<{ total: string }>(em, `select (${counted}) as total`, where.params) : rows
  const total = Number(row?.total ?? 0)
  return { rows, total: Math.min(total, cap), totalIsCapped: total > cap }
}
