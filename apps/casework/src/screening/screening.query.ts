import type { Action, ScreeningAnswers, ScreeningStatus } from '@isets/contracts'
import { filterToSql, recordFilter, type AppAbility } from '@isets/policies'
import {
  pagedQuery,
  preparedQuery,
  questionMark,
  together,
  type Condition,
  type StoredInstant,
} from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'

export interface ScreeningColumns {
  readonly id: string
  readonly customer_id: string
  readonly customer_name: string
  readonly individual_number: string
  readonly version: number
  readonly status: ScreeningStatus
  readonly organisation: { id: string; name: string } | null
  readonly holder_organisation_id: string | null
  readonly granted_organisation_ids: string[]
  readonly form_version: number
  readonly answers: ScreeningAnswers
  readonly started_at: StoredInstant
  readonly started_by_name: string
  readonly saved_at: StoredInstant
  readonly submitted_at: StoredInstant | null
  readonly submitted_by_name: string | null
}

/** Where the rubric finds its facts: the grant with the customer, the holder with the screening itself. */
const COLUMNS = {
  organisationId: 's.holder_organisation_id',
  grantedOrganisationIds: 'g.granted_organisation_ids',
}
const FROM = 'from screening s join customer_search g on g.customer_id = s.customer_id'
const SELECTED = `s.id, s.customer_id, s.customer_name, s.individual_number, s.version, s.status, s.holder_organisation_id,
  g.granted_organisation_ids, s.form_version, s.started_at, s.started_by_name, s.saved_at, s.submitted_at,
  s.submitted_by_name, (select jsonb_build_object('id', o.id, 'name', o.name) from organisation o
    where o.id = s.organisation_id) as organisation`

function permitted(ability: AppAbility, action: Action): Condition {
  return filterToSql(recordFilter(ability, action, 'Assessment'), COLUMNS, questionMark)
}

/** One screening as the reader may see it, or undefined. */
export async function openScreening(
  em: EntityManager,
  ability: AppAbility,
  id: string,
): Promise<ScreeningColumns | undefined> {
  const { sql, params } = together([permitted(ability, 'read'), { sql: 's.id = ?', params: [id] }])
  const [row] = await preparedQuery<ScreeningColumns>(em, `select ${SELECTED}, s.answers ${FROM} where ${sql}`, params)
  return row
}

/** The newest screening of a customer that the reader may see, complete or in the hand of this organisation. */
export async function newestScreening(
  em: EntityManager,
  ability: AppAbility,
  customerId: string,
): Promise<ScreeningColumns | undefined> {
  const of = { sql: `s.customer_id = ? and s.status = 'complete'`, params: [customerId] }
  const { sql, params } = together([permitted(ability, 'read'), of])
  const [row] = await preparedQuery<ScreeningColumns>(
    em,
    `select ${SELECTED}, s.answers ${FROM} where ${sql} order by s.submitted_at desc limit 1`,
    params,
  )
  return row
}

interface ListAsk {
  readonly conditions: readonly Condition[]
  readonly page: number
  readonly pageSize: number
}

/** One page of screenings, the newest first, and how many there are. */
export async function listScreenings(
  em: EntityManager,
  ability: AppAbility,
  ask: ListAsk,
): Promise<{ rows: ScreeningColumns[]; total: number }> {
  const { sql, params } = together([permitted(ability, 'read'), ...ask.conditions])
  const screenings = `select ${SELECTED}, '{}'::jsonb as answers ${FROM} where ${sql} order by s.started_at desc, s.id`
  return pagedQuery<ScreeningColumns>(em, screenings, params, ask)
}
