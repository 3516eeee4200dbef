import type { BillingApproval, PacketRow, ReopenStatus, StaffedProgrammeType, StaffingStatus } from '@isets/contracts'
import { filterToSql, recordFilter, type AppAbility } from '@isets/policies'
import { dashboardMonth } from '@isets/rules'
import { preparedQuery, questionMark, together, type Condition, type Query } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { StoredStamp } from './packet.entity.ts'

/** A row of `staffing_packet p` with the names around it. */
export interface PacketColumns {
  readonly id: string
  readonly version: number
  readonly organisation_id: string
  readonly organisation_name: string | null
  readonly programme_id: string
  readonly programme_name: string | null
  readonly type: StaffedProgrammeType
  readonly month: string
  readonly fiscal_year: number
  readonly staffing_status: StaffingStatus
  readonly staffing_since: Date
  readonly submitted: StoredStamp | null
  readonly approved: StoredStamp | null
  readonly billing_approved: StoredStamp | null
  readonly billed: boolean
  readonly reopen_status: ReopenStatus | null
  readonly due_on: string | null
  readonly amendments: number
}

const POLICY_COLUMNS = { organisationId: 'p.organisation_id' }

/** What the caller may read at all, as a condition. */
export function readable(ability: AppAbility): Condition {
  return filterToSql(recordFilter(ability, 'read', 'StaffingPacket'), POLICY_COLUMNS, questionMark)
}

/** BILL-028: amendments of earlier months are reviewed with the first unapproved month of a program. */
const AMENDMENTS = `case when p.locked_at is null
      and p.id = (select f.id from first_open_packet(p.organisation_id, p.programme_id) f)
    then (select count(*)::int from amendment a where a.programme_id = p.programme_id
      and a.organisation_id = p.organisation_id and a.status in ('provisionally_accepted', 'pending_review'))
    else 0 end`

const COLUMNS = `p.id, p.version, p.organisation_id, o.name as organisation_name, p.programme_id,
  g.name as programme_name, p.type, p.month, p.fiscal_year, p.staffing_status, p.staffing_since, p.submitted, p.approved,
  p.billing_approved, p.billed_at is not null as billed, p.reopen_status, to_char(p.due_on, 'YYYY-MM-DD') as due_on,
  ${AMENDMENTS} as amendments`
const NAMES = `left join organisation_projection o on o.id = p.organisation_id
  left join programme_projection g on g.id = p.programme_id`

export interface PacketPage {
  readonly rows: readonly PacketColumns[]
  readonly total: number
}

/** One page of packets and the number of all behind the filter. `orderBy` is a fixed expression of ours. */
export async function listPackets(
  em: EntityManager,
  conditions: readonly [Condition, ...Condition[]],
  orderBy: string,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Promise<PacketPage> {
  const { sql, params } = together(conditions)
  const rows = await preparedQuery<PacketColumns>(
    em,
    `select ${COLUMNS} from staffing_packet p ${NAMES} where ${sql} order by ${orderBy} limit ? offset ?`,
    [...params, pageSize, (page - 1) * pageSize],
  )
  const [counted] = await preparedQuery<{ total: number }>(
    em,
    `select count(*)::int as total from staffing_packet p ${NAMES} where ${sql}`,
    params,
  )
  return { rows, total: counted?.total ?? 0 }
}

/** One packet as `PacketColumns`, if the caller may read it. */
export function onePacket(ability: AppAbility, id: string): Query {
  const { sql, params } = together([{ sql: 'p.id = ?', params: [id] }, readable(ability)])
  return { sql: `select ${COLUMNS} from staffing_packet p ${NAMES} where ${sql}`, params }
}

function billingApproval(row: PacketColumns): BillingApproval {
  return row.billed ? 'approved' : 'not_approved'
}

/** A row of the list as people see it. `today` is the date in Illinois. */
export function packetRow(row: PacketColumns, today: string): PacketRow {
  const isSubmitted = row.billed || row.staffing_status === 'approved'
  return {
    id: row.id,
    version: row.version,
    organisation: { id: row.organisation_id, name: row.organisation_name ?? '' },
    programme: { id: row.programme_id, name: row.programme_name ?? '', type: row.type },
    month: row.month,
    fiscalYear: row.fiscal_year,
    staffingStatus: row.staffing_status,
    staffingSince: new Date(row.staffing_since).toISOString(),
    submittedAt: row.submitted?.at ?? null,
    approvedAt: row.approved?.at ?? null,
    billingSubmittal: isSubmitted ? 'submitted' : 'not_submitted',
    billingSubmittedAt: isSubmitted ? (row.approved?.at ?? null) : null,
    billingApproval: billingApproval(row),
    billingApprovedAt: row.billing_approved?.at ?? null,
    dashboard: dashboardMonth(row.staffing_status, row.billed),
    dueOn: row.due_on,
    isOverdue: row.due_on !== null && row.due_on < today,
    reopenPending: row.reopen_status === 'pending',
    amendmentsToReview: row.amendments,
  }
}
