import type { EntityManager } from '@mikro-orm/postgresql'
import { textArray, together, type Condition } from './sql.ts'

/** Up to so many hits are fetched and sorted. Of more there are enough to meet them along the sorted list. */
export const FEW = 500
const NUMBER = /^(?:hr-?)?(\d{1,15})$/i

export interface Found {
  readonly conditions: readonly Condition[]
  /** More than `FEW` hits: too many to count. */
  readonly isMany: boolean
}

/**
 * What a search adds to the conditions of a list. A number finds its request; words are looked for in the text that
 * the reader may see, never in others' notes.
 *
 * PostgreSQL cannot know whether a word is as frequent among the listed requests as it is on the whole, and walks
 * through all of them for one that is not there. So we look first: through the text index, up to 500 hits.
 */
export async function findWords(
  em: EntityManager,
  asked: readonly Condition[],
  { q, isOpen }: { readonly q: string; readonly isOpen: boolean },
  notes: boolean,
): Promise<Found> {
  if (q === '') return { conditions: [], isMany: false }
  const serial = NUMBER.exec(q)?.[1]
  if (serial !== undefined && /\D/.test(q)) {
    return { conditions: [{ sql: 'r.serial = ?', params: [Number(serial)] }], isMany: false }
  }

  const matches = `s.${notes ? 'support_text' : 'public_text'} @@ websearch_to_tsquery('english', ?)`
  const { sql, params } = together(asked)
  const hits = await em.execute<{ id: string }[]>(
    `with hits as materialized (
       select s.request_id as id from request_search s where ${isOpen ? 's.is_open and ' : ''}${matches}
     )
     select r.id from hits join help_request r on r.id = hits.id where ${sql} limit ${FEW + 1}`,
    [q, ...params],
  )
  if (hits.length > FEW) {
    const here = `(select ${matches} from request_search s where s.request_id = r.id)`
    return { conditions: [{ sql: here, params: [q] }], isMany: true }
  }
  const ids: Condition = { sql: 'r.id = any(?::uuid[])', params: [textArray(hits.map(({ id }) => id))] }
  const orNumber: Condition = { sql: `(r.serial = ? or ${ids.sql})`, params: [Number(serial), ...ids.params] }
  return { conditions: [serial === undefined ? ids : orNumber], isMany: false }
}
