import type { AppAbility } from '@isets/policies'
import { longList, together, type Condition, type LongList } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { readableCustomers } from './readable.ts'
import { ROW_COLUMNS, type CustomerColumns } from './row.view.ts'
import { numberCondition, wordConditions } from './search.query.ts'

export interface ListAsk {
  readonly ability: AppAbility
  readonly q: string
  /** On `customer c`. */
  readonly conditions: readonly Condition[]
  /** A provider whose customers these are. */
  readonly organisationId: string | undefined
  /** A fixed expression of ours, never text from outside. */
  readonly orderBy: string
  readonly page: number
  readonly pageSize: number
}

export interface Listed extends LongList<CustomerColumns> {
  /** Nobody is called exactly as asked: these are called nearly so. */
  readonly nearly: boolean
}

/** One page and the number of the customers behind the filter; names that are nearly right when none is (CASE-002). */
export async function listCustomers(em: EntityManager, ask: ListAsk): Promise<Listed> {
  const exact = await readPage(em, ask, behind(ask, wordConditions(ask.q, 'exactly')))
  const again = exact.total === 0 && wordConditions(ask.q, 'nearly').length > 0
  if (!again) return { ...exact, nearly: false }
  await em.execute(`select set_config('pg_trgm.word_similarity_threshold', '0.45', true)`)
  const near = await readPage(em, ask, behind(ask, wordConditions(ask.q, 'nearly')))
  return { ...near, nearly: near.total > 0 }
}

/** What the list holds: conditions on the customer, and those that `customer_search` answers. */
export function behind(
  { ability, q, conditions, organisationId }: Pick<ListAsk, 'ability' | 'q' | 'conditions' | 'organisationId'>,
  words: readonly Condition[] = [],
): Condition {
  const granted: Condition[] =
    organisationId === undefined ? [] : [{ sql: 's.granted_organisation_ids && ?::uuid[]', params: [[organisationId]] }]
  const found = [...readableCustomers(ability), ...granted, ...words]
  const all = [...(found.length > 0 ? [searched(together(found))] : []), ...numberCondition(q), ...conditions]
  return all.length === 0 ? { sql: 'true', params: [] } : together(all)
}

function searched({ sql, params }: Condition): Condition {
  return { sql: `c.id in (select s.customer_id from customer_search s where ${sql})`, params }
}

function readPage(em: EntityManager, ask: ListAsk, where: Condition): Promise<LongList<CustomerColumns>> {
  const { orderBy, page, pageSize } = ask
  return longList(em, { table: 'customer c', where, orderBy, columns: ROW_COLUMNS, page, pageSize })
}
