import type { Condition } from './sql.ts'

const NUMBER = /^(hr-?)?(\d{1,15})$/i

/**
 * What a search asks of the requests of a list: a number finds its request, words are looked for in the text that the
 * reader may see, never in others' notes.
 */
export function searchConditions(q: string, notes: boolean, isOpen: boolean): Condition[] {
  if (q === '') return []
  const text = `${isOpen ? 's.is_open and ' : ''}s.${notes ? 'support_text' : 'public_text'}`
  const words = `select s.request_id from request_search s where ${text} @@ websearch_to_tsquery('english', ?)`
  const number = NUMBER.exec(q)
  if (number === null) return [{ sql: `r.id in (${words})`, params: [q] }]
  if (number[1] !== undefined) return [{ sql: 'r.serial = ?', params: [Number(number[2])] }]
  const numbered = 'select n.id from help_request n where n.serial = ?'
  return [{ sql: `r.id in (${numbered} union all ${words})`, params: [Number(number[2]), q] }]
}
