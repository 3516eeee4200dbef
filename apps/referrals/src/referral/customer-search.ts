import type { Condition } from '@isets/service-kit'

/** Customers `c` by individual number, or by the beginnings of up to four names. */
export function customerSearch(q: string): Condition {
  const words = q.toLowerCase().split(/\s+/).slice(0, 4)
  const escaped = words.map((word) => `${word.replaceAll(/[%_\\]/g, String.raw`\$&`)}%`)
  const names = words.map(() => '(lower(c.first_name) like ? or lower(c.last_name) like ?)').join(' and ')
  return { sql: `(c.individual_number = ? or (${names}))`, params: [q, ...escaped.flatMap((word) => [word, word])] }
}
