import type { HelpRequestStatus } from '@isets/contracts'
import { filterToSql, recordFilter, type AppAbility } from '@isets/policies'
import type { EntityManager } from '@mikro-orm/postgresql'
import { columnParameters, requestColumns, type RequestColumns } from './row.view.ts'
import { searchConditions } from './search.query.ts'
import { seesNotes } from './side.ts'
import { fragmentParameters, POLICY_COLUMNS, questionMark, together, type Condition } from './sql.ts'

export interface ListAsk {
  readonly readerId: string
  readonly ability: AppAbility
  readonly conditions: readonly Condition[]
  /** Words to look for, among the open requests only if these are all that is listed. */
  readonly search: { readonly q: string; readonly isOpen: boolean }
  /** A fixed expression of ours, never text from outside. */
  readonly orderBy: string
  readonly page: number
  readonly pageSize: number
}

export interface Listed {
  readonly rows: readonly RequestColumns[]
  readonly total: number
  /** There are more than `total`: counting has a limit, turning pages has none. */
  readonly totalIsCapped: boolean
}

/** Nobody reads "100,000 requests": counting goes so far beyond the page that is shown. */
export const COUNT_CAP = 1_000

/** Written like the predicate of the partial indexes, so that PostgreSQL uses them. */
export const IS_OPEN = `r.status in ('new', 'in_progress', 'waiting_for_requester', 'escalated')`

/** What the caller may read at all, as a condition. */
export function readable(ability: AppAbility): Condition {
  const filter = filterToSql(recordFilter(ability, 'read', 'HelpRequest'), POLICY_COLUMNS, questionMark)
  return { sql: filter.sql, params: fragmentParameters(filter) }
}

/** One page and the number of the rows behind the filter. */
export async function listRequests(em: EntityManager, ask: ListAsk): Promise<Listed> {
  const { q, isOpen } = ask.search
  const notes = seesNotes(ask.ability)
  const behind = together([readable(ask.ability), ...ask.conditions, ...searchConditions(q, notes, isOpen)])
  const offset = (ask.page - 1) * ask.pageSize
  const cap = q === '' ? COUNT_CAP + offset : Infinity
  const counted = q === '' ? countSql(behind, cap) : EVERY_HIT
  const sql = `
    with page as materialized (
      select r.id, ${counted.sql} as total from help_request r where ${behind.sql} order by ${ask.orderBy} limit ? offset ?
    )
    select ${requestColumns(notes)}, page.total from page join help_request r on r.id = page.id
    left join read_marker k on k.request_id = r.id and k.user_id = ? order by ${ask.orderBy}`
  const rows = await em.execute<(RequestColumns & { total: string })[]>(sql, [
    ...counted.params,
    ...behind.params,
    ask.pageSize,
    offset,
    ...columnParameters(notes, ask.readerId),
    ask.readerId,
  ])
  const total = Number(rows[0]?.total ?? (await countBehind(em, countSql(behind, cap), ask.page)))
  return { rows, total: Math.min(total, cap), totalIsCapped: total > cap }
}

/**
 * Hits are found, sorted and counted as a whole. A page alone would be quicker for words that are everywhere; but
 * PostgreSQL cannot know how a word is spread over the list, and would walk through all of it for one that is not there.
 */
const EVERY_HIT: Condition = { sql: 'count(*) over ()', params: [] }

function countSql({ sql, params }: Condition, cap: number): Condition {
  const limit = Number.isFinite(cap) ? `limit ${cap + 1}` : ''
  return { sql: `(select count(*) from (select 1 from help_request r where ${sql} ${limit}) counted)`, params }
}

/** A page beyond the end has no row to carry the total. */
async function countBehind(em: EntityManager, { sql, params }: Condition, page: number): Promise<string> {
  if (page === 1) return '0'
  const [row] = await em.execute<{ total: string }[]>(`select ${sql} as total`, [...params])
  return row?.total ?? '0'
}

interface Filters {
  readonly status: readonly HelpRequestStatus[]
  readonly category: readonly string[]
}

/** Conditions of the filters that every list has. */
export function filterConditions({ status, category }: Filters): Condition[] {
  return [...among('r.status', status), ...among('r.category', category)]
}

/** `column in (…)`, or no condition when nothing is chosen. */
export function among(column: string, values: readonly string[]): Condition[] {
  return values.length === 0 ? [] : [{ sql: `${column} in (?)`, params: [values] }]
}
