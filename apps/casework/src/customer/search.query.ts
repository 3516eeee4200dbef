import type { Condition } from '@isets/service-kit'

const NUMBER = /^\d{5,15}$/

/** A number finds the customer who has exactly it: individual or case number. */
export function numberCondition(q: string): Condition[] {
  const number = q.replaceAll(/[\s-]/g, '')
  return NUMBER.test(number)
    ? [{ sql: '(c.individual_number = ? or c.case_number = ?)', params: [number, number] }]
    : []
}

/**
 * Each word begins a word of the name, in any order: "w bak" finds Wren Baker (CASE-002). `nearly`: each word is like one
 * of the name. On `customer_search s`, whose trigram index answers both.
 */
export function wordConditions(q: string, how: 'exactly' | 'nearly'): Condition[] {
  if (numberCondition(q).length > 0) return []
  const words = q
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, 6)
  if (how === 'exactly') return words.map((word) => ({ sql: 's.words like ?', params: [`% ${word}%`] }))
  return words.filter((word) => word.length > 2).map((word) => ({ sql: '? <% s.words', params: [word] }))
}
