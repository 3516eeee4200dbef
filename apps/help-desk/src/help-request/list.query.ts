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
  /** A fixed expression of ours, never text from outside. */
  readonly orderBy: string
  readonly page: number
  readonly pageSize: number
}

/** Written like the predicate of the partial indexes, so that PostgreSQL uses them. */
export const IS_OPEN = `r.status in ('new', 'in_progress', 'waiting_for_requester', 'escalated')`

/** What the caller may read at all, as a condition. */
export function readable(ability: AppAbility): Condition {
  const filter = filterToSql(recordFilter(ability, 'read', 'HelpRequest'), POLICY_COLUMNS, questionMark)
  return { sql: filter.sql, params: fragmentParameters(filter) }
}

/** One page and the number of all rows behind the filter, in one statement. */
export async function listRequests(
  em: EntityManager,
  ask: ListAsk,
): Promise<{ rows: readonly RequestColumns[]; total: number }> {
  const notes = seesNotes(ask.ability)
  const all = [readable(ask.ability), ...ask.conditions]
  const where = all.map(({ sql }) => sql).join(' and ')
  const params = all.flatMap((condition) => condition.params)
  const sql = `select ${requestColumns(notes)}, (select count(*) from help_request r where ${where}) as total
    from help_request r left join read_marker k on k.request_id = r.id and k.user_id = ?
    where ${where} order by ${ask.orderBy} limit ? offset ?`
  const rows = await em.execute<(RequestColumns & { total: string })[]>(sql, [
    ...columnParameters(notes, ask.readerId),
    ...params,
    ask.readerId,
    ...params,
    ask.pageSize,
    (ask.page - 1) * ask.pageSize,
  ])
  const [first] = rows
  return { rows, total: first === undefined ? await countBehind(em, where, params, ask.page) : Number(first.total) }
}

/** A page beyond the end has no row to carry the total. */
async function countBehind(em: EntityManager, where: string, params: unknown[], page: number): Promise<number> {
  if (page === 1) return 0
  const [row] = await em.execute<{ total: string }[]>(
    `select count(*) as total from help_request r where ${where}`,
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
export function filterConditions({ q, status, category }: Filters, notes: boolean): Condition[] {
  return [
    ...among('r.status', status),
    ...among('r.category', category),
    ...(q === '' ? [] : [searchCondition(q, notes)]),
  ]
}

/** `column in (…)`, or no condition when nothing is chosen. */
export function among(column: string, values: readonly string[]): Condition[] {
  return values.length === 0 ? [] : [{ sql: `${column} in (?)`, params: [values] }]
}

/** A number finds its request; words are looked for in the text that the reader may see, never in others' notes. */
export function searchCondition(q: string, notes: boolean): Condition {
  const column = notes ? 'support_text' : 'public_text'
  const words = `select s.request_id from request_search s where s.${column} @@ websearch_to_tsquery('english', ?)`
  const number = /^(hr-?)?(\d{1,15})$/i.exec(q)
  if (number === null) return { sql: `r.id in (${words})`, params: [q] }
  const numbered = `select n.id from help_request n where n.serial = ?`
  if (number[1] !== undefined) return { sql: `r.id in (${numbered})`, params: [Number(number[2])] }
  return { sql: `r.id in (${numbered} union all ${words})`, params: [Number(number[2]), q] }
}
