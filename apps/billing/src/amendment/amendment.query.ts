import type { AmendmentKind, AmendmentStatus, AmendmentView, IdhsVerification } from '@isets/contracts'
import { filterToSql, matches, recordFilter, type AppAbility } from '@isets/policies'
import { amendmentObstacle, nextAmendmentStatus } from '@isets/rules'
import { preparedQuery, questionMark, together, type Condition } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { StoredStamp } from '../packet/packet.entity.ts'

/** A row of `amendment a` with the names around it. */
interface AmendmentColumns {
  readonly id: string
  readonly version: number
  readonly number: string
  readonly kind: AmendmentKind
  readonly status: AmendmentStatus
  readonly organisation_id: string
  readonly organisation_name: string | null
  readonly programme_id: string
  readonly programme_name: string | null
  readonly customer_id: string
  readonly customer_name: string | null
  readonly changed: string
  readonly month: string
  readonly review_month: string | null
  readonly review_packet_id: string | null
  readonly original_hours: number
  readonly new_hours: number
  readonly original_cents: number
  readonly new_cents: number
  readonly idhs_verification: IdhsVerification | null
  readonly reason: string
  readonly requester_id: string | null
  readonly requester_name: string | null
  readonly requested_at: Date
  readonly reviewed: StoredStamp | null
  readonly approved: StoredStamp | null
  readonly rejected: StoredStamp | null
  readonly note: string | null
}

const COLUMNS = `a.id, a.version, a.number, a.kind, a.status, a.organisation_id, o.name as organisation_name,
  a.programme_id, g.name as programme_name, a.customer_id, c.display_name as customer_name, a.changed, a.month,
  coalesce(a.review_month, f.month) as review_month, coalesce(a.review_packet_id, f.id) as review_packet_id,
  a.original_hours, a.new_hours, a.original_cents, a.new_cents, a.idhs_verification, a.reason, a.requester_id,
  a.requester_name, a.requested_at, a.reviewed, a.approved, a.rejected, a.note`
/** Row security leaves the name of a customer out whom the reader may not see any more. */
const FROM = `from amendment a
  left join organisation_projection o on o.id = a.organisation_id
  left join programme_projection g on g.id = a.programme_id
  left join customer_projection c on c.id = a.customer_id
  left join lateral first_open_packet(a.organisation_id, a.programme_id) f on a.review_packet_id is null`

/** What the caller may read at all, as a condition. */
export function readableAmendments(ability: AppAbility): Condition {
  return filterToSql(recordFilter(ability, 'read', 'Amendment'), { organisationId: 'a.organisation_id' }, questionMark)
}

/** The staffing with which an amendment is or was reviewed, as a condition. */
export function reviewedWith(packetId: string): Condition {
  const sql = `coalesce(a.review_packet_id,
    (select f.id from first_open_packet(a.organisation_id, a.programme_id) f)) = ?`
  return { sql, params: [packetId] }
}

export interface Reader {
  readonly userId: string
  readonly ability: AppAbility
}

/** One page of amendments and the number of all behind the filter. `orderBy` is a fixed expression of ours. */
export async function listAmendments(
  em: EntityManager,
  reader: Reader,
  conditions: readonly Condition[],
  orderBy: string,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Promise<{ rows: AmendmentView[]; total: number }> {
  const { sql, params } = together([readableAmendments(reader.ability), ...conditions])
  const rows = await preparedQuery<AmendmentColumns>(
    em,
    `select ${COLUMNS} ${FROM} where ${sql} order by ${orderBy} limit ? offset ?`,
    [...params, pageSize, (page - 1) * pageSize],
  )
  const count = `select count(*)::int as total from amendment a where ${sql}`
  const [counted] = await preparedQuery<{ total: number }>(em, count, params)
  return { rows: rows.map((row) => amendmentView(row, reader)), total: counted?.total ?? 0 }
}

function stamp(stored: StoredStamp | null): AmendmentView['reviewed'] {
  return stored && { at: stored.at, by: { id: stored.by, name: stored.byName } }
}

function amendmentView(row: AmendmentColumns, reader: Reader): AmendmentView {
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    kind: row.kind,
    status: row.status,
    organisation: { id: row.organisation_id, name: row.organisation_name ?? '' },
    programme: { id: row.programme_id, name: row.programme_name ?? '' },
    customerId: row.customer_id,
    customerName: row.customer_name,
    changed: row.changed,
    month: row.month,
    reviewMonth: row.review_month,
    reviewPacketId: row.review_packet_id,
    originalHours: row.original_hours,
    newHours: row.new_hours,
    originalCents: row.original_cents,
    newCents: row.new_cents,
    idhsVerification: row.idhs_verification,
    reason: row.reason,
    requested: {
      at: new Date(row.requested_at).toISOString(),
      by: row.requester_id === null ? null : { id: row.requester_id, name: row.requester_name ?? '' },
    },
    reviewed: stamp(row.reviewed),
    approved: stamp(row.approved),
    rejected: stamp(row.rejected),
    note: row.note,
    allowed: allowedActs(row, reader),
  }
}

/** What the reader may decide now: rights, the transition table and the persons together (C32). */
function allowedActs(row: AmendmentColumns, { userId, ability }: Reader): AmendmentView['allowed'] {
  const hasCost = row.kind !== 'hours'
  const persons = { requesterId: row.requester_id, reviewerId: row.reviewed?.by ?? null }
  const steps = [
    ['review', 'provider_manager', row.review_packet_id !== null],
    ['approve', 'billing', true],
  ] as const
  return steps.flatMap(([act, actor, isOpen]) => {
    const may = matches(recordFilter(ability, act, 'Amendment'), { organisationId: row.organisation_id })
    const fits = nextAmendmentStatus(row.status, hasCost, act, actor).ok
    return may && fits && isOpen && amendmentObstacle(persons, actor, userId) === null ? [act] : []
  })
}
