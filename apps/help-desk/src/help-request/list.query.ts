import type { HelpRequestStatus } from '@isets/contracts'
import { filterToSql, recordFilter, type AppAbility } from '@isets/policies'
import { among, COUNT_CAP, preparedQuery } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { columnParameters, requestColumns, type RequestColumns } from './row.view.ts'
import type { CommonWords } from './common-words.ts'
import { eachSearched, isForWords, searchConditions, type Search } from './search.query.ts'
import { seesNotes } from './side.ts'
import { POLICY_COLUMNS, questionMark, together, type Condition } from './sql.ts'

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

/** Written like the predicate of the partial indexes, so that PostgreSQL uses them. */
export const OPEN: Condition = {
  sql: `r.status in ('new', 'in_progress', 'waiting_for_requester', 'escalated')`,
  params: [],
}

/** What the caller may read at all, as a condition. */
export function readable(ability: AppAbility): Condition {
  return filterToSql(recordFilter(ability, 'read', 'HelpRequest'), POLICY_COLUMNS, questionMark)
}

/** One page and the number of the rows behind the filter. */
export async function listRequests(em: EntityManager, words: CommonWords, ask: ListAsk): Promise<Listed> {
  const notes = seesNotes(ask.ability)
  const search: Search = { ...ask.search, notes }
  const list = together([readable(ask.ability), ...ask.conditions])
  const behind = together([list, ...searchConditions(search)])
  const read = (page: Condition) => readPage(em, ask, notes, page)
  if (isEverythingSearched(list, search) && (await words.areInMoreThan(capOf(ask), em, search))) {
    const walk = await read(strolled(list, eachSearched(search), ask))
    if (walk.rows.length === ask.pageSize) return walk
  }
  const listed = await read(search.q === '' ? walked(behind, countOf(behind, ask), ask) : gathered(behind, ask))
  return listed.rows.length === 0 && ask.page > 1 ? beyondTheEnd(em, ask, behind) : listed
}

/** Whether words are looked for in all that the search index knows, with nothing else to tell the hits apart. */
function isEverythingSearched(list: Condition, search: Search): boolean {
  return (
    isForWords(search) && list.sql === together([{ sql: 'true', params: [] }, ...(search.isOpen ? [OPEN] : [])]).sql
  )
}

/** Along the order of the list, until the page is full. */
function walked({ sql, params }: Condition, total: Condition, ask: ListAsk): Condition {
  return {
    sql: `select r.id, ${total.sql} as total from help_request r where ${sql} order by ${ask.orderBy} ${pageSql(ask)}`,
    params: [...total.params, ...params],
  }
}

/**
 * Along the order of the list as well, for hits that are many, but not too far: a word may be in those only that come
 * late. Their number is beyond what is counted.
 */
function strolled(list: Condition, hit: Condition, ask: ListAsk): Condition {
  const near = `select ${ORDERING} from help_request r where ${list.sql} order by ${ask.orderBy} limit ${STROLL}`
  return {
    sql: `select r.id, ${capOf(ask) + 1} as total from (${near}) r where ${hit.sql} order by ${ask.orderBy} ${pageSql(ask)}`,
    params: [...list.params, ...hit.params],
  }
}

/** So many rows are looked at one by one in the time that the gathering of a thousand hits takes. */
const STROLL = 1_000

/**
 * All hits at once, then put in order. PostgreSQL cannot know how a word is spread over the list: for one that is
 * hardly there, a walk would go through all of it.
 */
function gathered({ sql, params }: Condition, ask: ListAsk): Condition {
  const all = `select ${ORDERING} from help_request r where ${sql}`
  return {
    sql: `select r.id, count(*) over () as total from (${all}) r order by ${ask.orderBy} ${pageSql(ask)}`,
    params,
  }
}

/** Whatever a list may be ordered by. */
const ORDERING = 'r.id, r.serial, r.due_at, r.priority_rank, r.updated_at, r.support_updated_at'

function countOf({ sql, params }: Condition, ask: ListAsk): Condition {
  const rows = `select 1 from help_request r where ${sql} limit ${capOf(ask) + 1}`
  return { sql: `(select count(*) from (${rows}) counted)`, params }
}

function offsetOf({ page, pageSize }: ListAsk): number {
  return (page - 1) * pageSize
}

function capOf(ask: ListAsk): number {
  return COUNT_CAP + offsetOf(ask)
}

/** Written out: PostgreSQL plans for a page only when it knows how short it is. */
function pageSql(ask: ListAsk): string {
  return `limit ${ask.pageSize} offset ${offsetOf(ask)}`
}

async function readPage(em: EntityManager, ask: ListAsk, notes: boolean, page: Condition): Promise<Listed> {
  const sql = `
    with page as materialized (${page.sql})
    select ${requestColumns(notes)}, page.total from page join help_request r on r.id = page.id
    left join read_marker k on k.request_id = r.id and k.user_id = ? order by ${ask.orderBy}`
  const params = [...page.params, ...columnParameters(notes, ask.readerId), ask.readerId]
  const rows = await preparedQuery<RequestColumns & { total: string }>(em, sql, params)
  return { rows, ...totals(Number(rows[0]?.total ?? 0), ask) }
}

function totals(total: number, ask: ListAsk): Pick<Listed, 'total' | 'totalIsCapped'> {
  return { total: Math.min(total, capOf(ask)), totalIsCapped: total > capOf(ask) }
}

/** A page beyond the end has no row to carry the total. */
async function beyondTheEnd(em: EntityManager, ask: ListAsk, behind: Condition): Promise<Listed> {
  const { sql, params } = countOf(behind, ask)
  const [row] = await preparedQuery<{ total: string }>(em, `select ${sql} as total`, params)
  return { rows: [], ...totals(Number(row?.total ?? 0), ask) }
}

interface Filters {
  readonly status: readonly HelpRequestStatus[]
  readonly category: readonly string[]
}

/** Conditions of the filters that every list has. */
export function filterConditions({ status, category }: Filters): Condition[] {
  return [...among('r.status', status), ...among('r.category', category)]
}
