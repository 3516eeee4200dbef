import type { HelpRequestStatus } from '@isets/contracts'
import { filterToSql, recordFilter, type AppAbility } from '@isets/policies'
import type { EntityManager } from '@mikro-orm/postgresql'
import { columnParameters, requestColumns, type RequestColumns } from './row.view.ts'
import { seesNotes } from './side.ts'
import { fragmentParameters, POLICY_COLUMNS, questionMark } from './sql.ts'

/** One condition on `help_request r`, with its parameters. */
export interface Condition {
  readonly sql: string
  readonly params: readonly unknown[]
}

export interface ListAsk {
  readonly readerId: string
  readonly ability: AppAbility
  readonly conditions: readonly Condition[]
  readonly counting: Counting
  /** A fixed expression of ours, never text from outside. */
  readonly orderBy: string
  readonly page: number
  readonly pageSize: number
}

/**
 * How the rows behind the filter are counted. `all`: found and counted in one go, for searches among the open requests.
 * A number: counted apart up to this many, while the page comes straight from its index, whatever lies behind it.
 */
export type Counting = 'all' | number

export interface Listed {
  readonly rows: readonly RequestColumns[]
  readonly total: number
  readonly totalIsCapped: boolean
}

/** Written like the predicate of the partial indexes, so that PostgreSQL uses them. */
export const IS_OPEN = `r.status in ('new', 'in_progress', 'waiting_for_requester', 'escalated')`

/** What the caller may read at all, as a condition. */
export function readable(ability: AppAbility): Condition {
  const filter = filterToSql(recordFilter(ability, 'read', 'HelpRequest'), POLICY_COLUMNS, questionMark)
  return { sql: filter.sql, params: fragmentParameters(filter) }
}

/** One page and the number of all rows behind the filter, in one statement. */
export async function listRequests(em: EntityManager, ask: ListAsk): Promise<Listed> {
  const notes = seesNotes(ask.ability)
  const { where, params } = together([readable(ask.ability), ...ask.conditions])
  const counted = countSql(where, ask.counting)
  const sql = `
    with page as materialized (
      select r.id, ${counted} as total from help_request r where ${where} order by ${ask.orderBy} limit ? offset ?
    )
    select ${requestColumns(notes)}, page.total from page join help_request r on r.id = page.id
    left join read_marker k on k.request_id = r.id and k.user_id = ? order by ${ask.orderBy}`
  const rows = await em.execute<(RequestColumns & { total: string })[]>(sql, [
    ...(ask.counting === 'all' ? [] : params),
    ...params,
    ask.pageSize,
    (ask.page - 1) * ask.pageSize,
    ...columnParameters(notes, ask.readerId),
    ask.readerId,
  ])
  const [first] = rows
  const total = first === undefined ? await countBehind(em, { where, params }, ask) : Number(first.total)
  return { rows, ...capped(total, ask.counting) }
}

/** Conditions joined by `and`. */
export function together(conditions: readonly Condition[]): { where: string; params: unknown[] } {
  return {
    where: conditions.map(({ sql }) => sql).join(' and '),
    params: conditions.flatMap(({ params }) => params),
  }
}

function countSql(where: string, counting: Counting): string {
  if (counting === 'all') return 'count(*) over ()'
  return `(select count(*) from (select 1 from help_request r where ${where} limit ${counting + 1}) counted)`
}

function capped(total: number, counting: Counting): Pick<Listed, 'total' | 'totalIsCapped'> {
  const cap = counting === 'all' ? Infinity : counting
  return { total: Math.min(total, cap), totalIsCapped: total > cap }
}

/** A page beyond the end has no row to carry the total. */
async function countBehind(
  em: EntityManager,
  { where, params }: { where: string; params: unknown[] },
  { page, counting }: ListAsk,
): Promise<number> {
  if (page === 1) return 0
  const limit = counting === 'all' ? '' : `limit ${counting + 1}`
  const [row] = await em.execute<{ total: string }[]>(
    `select count(*) as total from (select 1 from help_request r where ${where} ${limit}) counted`,
    params,
  )
  return Number(row?.total ?? 0)
}

interface Filters {
  readonly q: string
  readonly status: readonly HelpRequestStatus[]
  readonly category: readonly string[]
}

/** Conditions of the filters that every list has. */
export function filterConditions({ q, status, category }: Filters, notes: boolean, isOpen: boolean): Condition[] {
  return [
    ...among('r.status', status),
    ...among('r.category', category),
    ...(q === '' ? [] : [searchCondition(q, notes, isOpen)]),
  ]
}

/** `column in (…)`, or no condition when nothing is chosen. */
export function among(column: string, values: readonly string[]): Condition[] {
  return values.length === 0 ? [] : [{ sql: `${column} in (?)`, params: [values] }]
}

/** A number finds its request; words are looked for in the text that the reader may see, never in others' notes. */
export function searchCondition(q: string, notes: boolean, isOpen: boolean): Condition {
  const text = `${isOpen ? 's.is_open and ' : ''}s.${notes ? 'support_text' : 'public_text'}`
  const words = `select s.request_id from request_search s where ${text} @@ websearch_to_tsquery('english', ?)`
  const number = /^(hr-?)?(\d{1,15})$/i.exec(q)
  if (number === null) return { sql: `r.id in (${words})`, params: [q] }
  const numbered = `select n.id from help_request n where n.serial = ?`
  if (number[1] !== undefined) return { sql: `r.id in (${numbered})`, params: [Number(number[2])] }
  return { sql: `r.id in (${numbered} union all ${words})`, params: [Number(number[2]), q] }
}
