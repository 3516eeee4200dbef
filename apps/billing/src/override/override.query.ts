import type { OverrideStatus, ServiceCategory } from '@isets/contracts'
import { preparedQuery, type Condition, type StoredInstant } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'

export interface OverrideColumns {
  readonly id: string
  readonly version: number
  readonly number: string
  readonly status: OverrideStatus
  readonly customer_id: string
  readonly customer_name: string
  readonly individual_number: string
  readonly organisation_id: string
  readonly organisation_name: string | null
  readonly category: ServiceCategory
  readonly fiscal_year: number
  readonly cost_id: string | null
  readonly excess_cents: number
  readonly explanation: string
  readonly requester_id: string
  readonly requester_name: string
  readonly requested_at: StoredInstant
  readonly due_at: StoredInstant
  readonly decided_by_id: string | null
  readonly decided_by_name: string | null
  readonly decided_at: StoredInstant | null
  readonly reason: string | null
  /** Everybody who has written its cost; null when there is none. */
  readonly writer_ids: readonly string[] | null
  /** What the rubric compares, with `requester_id`. */
  readonly granted_organisation_ids: readonly string[]
}

/** Columns of the statements below that the rubric compares. */
export const POLICY_COLUMNS = {
  requesterId: 'o.requester_id',
  grantedOrganisationIds: 'a.granted_organisation_ids',
} as const

const COLUMNS = `o.id, o.version, o.number, o.status, o.customer_id, p.display_name as customer_name, p.individual_number,
  o.organisation_id, g.name as organisation_name, o.category, o.fiscal_year, o.cost_id, o.excess_cents, o.explanation,
  o.requester_id, o.requester_name, o.requested_at, o.due_at, o.decided_by_id, o.decided_by_name, o.decided_at, o.reason,
  (select k.earlier_writer_ids || array[k.recorded_by_id, k.updated_by_id] from cost k where k.id = o.cost_id) as writer_ids,
  a.granted_organisation_ids`
export const FROM = `from override_request o
  join customer_projection p on p.id = o.customer_id
  join customer_access a on a.customer_id = o.customer_id
  left join organisation_projection g on g.id = o.organisation_id`

interface Ask {
  /** A fixed expression of ours, never text from outside. */
  readonly orderBy: string
  readonly limit: number
  readonly offset: number
}

/** Requests behind a condition. */
export async function selectOverrides(
  em: EntityManager,
  { sql, params }: Condition,
  { orderBy, limit, offset }: Ask = { orderBy: 'o.id', limit: 1, offset: 0 },
): Promise<OverrideColumns[]> {
  return preparedQuery<OverrideColumns>(
    em,
    `select ${COLUMNS} ${FROM} where ${sql} order by ${orderBy} limit ? offset ?`,
    [...params, limit, offset],
  )
}

/** How many requests there are behind a condition, on all pages. */
export async function countRequests(em: EntityManager, { sql, params }: Condition): Promise<number> {
  const [row] = await preparedQuery<{ total: number }>(em, `select count(*)::int as total ${FROM} where ${sql}`, params)
  return row?.total ?? 0
}
