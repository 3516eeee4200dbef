import type { Condition } from './sql.ts'

const NUMBER = /^(hr-?)?(\d{1,15})$/i

/** What a search asks of the requests of a list. */
export interface Search {
  readonly q: string
  /** Whether the reader may see notes: others never find what only a note says. */
  readonly notes: boolean
  /** Whether only open requests are listed. */
  readonly isOpen: boolean
}

/** A number finds its request, words are looked for in the text that the reader may see. */
export function searchConditions(search: Search): Condition[] {
  const { q } = search
  if (q === '') return []
  const number = NUMBER.exec(q)
  const words = hits(search)
  if (number === null) return [{ sql: `r.id in (${words.sql})`, params: words.params }]
  if (number[1] !== undefined) return [{ sql: 'r.serial = ?', params: [Number(number[2])] }]
  const numbered = 'select n.id from help_request n where n.serial = ?'
  return [{ sql: `r.id in (${numbered} union all ${words.sql})`, params: [Number(number[2]), ...words.params] }]
}

/** The requests in which the words are. Support's text has one index for open requests and one for the others. */
export function hits(search: Search): Condition {
  const { q, notes, isOpen } = search
  const found = (where: string) => `select s.request_id from request_search s where ${where}`
  if (!notes || isOpen) return { sql: found(wordsSql(search)), params: [q] }
  const each = ['s.is_open', 'not s.is_open'].map((part) => `(${part} and ${wordsSql(search)})`)
  return { sql: found(each.join(' or ')), params: [q, q] }
}

/**
 * Looks into the text of one request after the other: quick where the words are in many of them, and read once, not for
 * each request anew.
 */
export function eachSearched(search: Search): Condition {
  const words = wordsSql(search, `(select ${QUERY})`)
  const found = `select from request_search s where s.request_id = r.id and ${words}`
  return { sql: `exists (${found} offset 0)`, params: [search.q] }
}

/** Whether a search is for words alone, which may be in any number of requests. */
export function isForWords({ q }: Search): boolean {
  return q !== '' && !NUMBER.test(q)
}

const QUERY = `websearch_to_tsquery('english', ?)`

function wordsSql({ notes, isOpen }: Search, query = QUERY): string {
  const text = notes ? 's.support_text' : 's.public_text'
  return `${isOpen ? 's.is_open and ' : ''}${text} @@ ${query}`
}
