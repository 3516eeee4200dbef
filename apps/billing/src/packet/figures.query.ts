import { monthRange, monthsOpen, mustBeDiscussed } from '@isets/rules'
import { pagedQuery, preparedQueries, preparedQuery, type Query } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import type { AttendanceFigure, CostFigure, CountedFigures, Figures, ParticipantFigure } from './figures.ts'
import type { StaffingPacket } from './packet.entity.ts'

/** A participant as PostgreSQL counts one, before the rule of the months: with the days on which activities began. */
type Before<Row, Days> = Omit<Row, 'monthsInActivity' | 'mustBeDiscussed'> & { readonly startedOn: Days }

const COUNTED = {
  participants: `customer_id as "customerId", activities, started_on as "startedOn", hours,
    verified_hours as "verifiedHours", form4334, idhs_verification as "idhsVerification"`,
  costs: `cost_id as "costId", category, total_cents as cents, billable_cents as "billableCents",
    approved_by_partner as "approvedByPartner"`,
  attendance: `customer_id as "customerId", activity, hours, verified_hours as "verifiedHours"`,
}
const NAMED = `name, individual_number as "individualNumber"`
const WHOLE = {
  participants: `${COUNTED.participants}, ${NAMED}, et_status as "etStatus", staffing_completed as "staffingCompleted"`,
  costs: `${COUNTED.costs}, ${NAMED}, customer_id as "customerId", to_char(issued_on, 'YYYY-MM-DD') as "incurredOn",
    override, changed_after_submission as "changedAfterSubmission"`,
  attendance: `${COUNTED.attendance}, ${NAMED}`,
}
const FROZEN = `from packet_snapshot where packet_id = ? and moment = 'approved' order by version desc limit 1`
const FROZEN_PART = {
  participants: `select figures -> 'participants' as figures ${FROZEN}`,
  costs: `select figures -> 'costs' as figures ${FROZEN}`,
  attendance: `select figures -> 'attendance' as figures ${FROZEN}`,
} as const satisfies Record<keyof Figures, string>

type Columns = Readonly<Record<keyof Figures, string>>

interface PageAsk {
  readonly page: number
  readonly pageSize: number
}

/** One report of a packet, its lines in the order of the names. */
interface Report<Figure> {
  readonly all: (packet: StaffingPacket) => Promise<readonly Figure[]>
  readonly page: (
    packet: StaffingPacket,
    ask: PageAsk,
  ) => Promise<{ readonly rows: readonly Figure[]; readonly total: number }>
}

function pageOf<Figure>(all: readonly Figure[], { page, pageSize }: PageAsk) {
  return { rows: all.slice((page - 1) * pageSize, page * pageSize), total: all.length }
}

/** What PostgreSQL is asked for each part. BILL-008: only Earnfare reports its attendance, with the 2606. */
const ASKED = {
  participants: (columns: Columns, { id, month }: StaffingPacket) => {
    const { first, last } = monthRange(month)
    const counted = columns === COUNTED ? 'packet_counted' : 'packet_participants'
    return {
      sql: `select ${columns.participants} from ${counted}(?::uuid, ?::date, ?::date)`,
      params: [id, first, last],
    }
  },
  costs: (columns: Columns, { id }: StaffingPacket) => {
    return { sql: `select ${columns.costs} from packet_costs(?::uuid)`, params: [id] }
  },
  attendance: (columns: Columns, { id, type }: StaffingPacket) => {
    if (type !== 'EF') return { sql: 'select where false', params: [] }
    return { sql: `select ${columns.attendance} from packet_attendance(?::uuid)`, params: [id] }
  },
} as const satisfies Record<keyof Figures, (columns: Columns, packet: StaffingPacket) => Query>

/** Reads what a packet reports: from the projections while its month is open, frozen while it is locked. */
@Injectable()
export class FiguresQuery {
  /** The 4333, the supportive-services summary and the 2606, each for itself. */
  readonly participants = this.report<Before<ParticipantFigure, string>, ParticipantFigure>('participants', counted)
  readonly costs = this.report<CostFigure, CostFigure>('costs', (row) => row)
  readonly attendance = this.report<AttendanceFigure, AttendanceFigure>('attendance', (row) => row)

  constructor(private readonly em: EntityManager) {}

  async of(packet: StaffingPacket): Promise<Figures> {
    return packet.isLocked ? this.frozen<Figures>(packet, `select figures ${FROZEN}`) : this.live(packet)
  }

  /** Enough of them for sums and fingerprints: packets are looked at often, and names take long to find. */
  async counted(packet: StaffingPacket): Promise<CountedFigures> {
    return packet.isLocked ? this.of(packet) : this.asNow<CountedFigures>(COUNTED, packet)
  }

  /** As things are now (BILL-047). */
  live(packet: StaffingPacket): Promise<Figures> {
    return this.asNow<Figures>(WHOLE, packet)
  }

  /**
   * The functions look past row security, so that a packet has the same figures for everybody; who may read the packet
   * at all is asked before, and which names they see afterwards.
   */
  private async asNow<Of extends CountedFigures>(columns: Columns, packet: StaffingPacket): Promise<Of> {
    await this.em.flush()
    type Row<Part extends keyof Figures> = Of[Part][number]
    const [participants, costs, attendance] = await preparedQueries<
      [Before<Row<'participants'>, string>, Row<'costs'>, Row<'attendance'>]
    >(this.em, [ASKED.participants(columns, packet), ASKED.costs(columns, packet), ASKED.attendance(columns, packet)])
    const figures: unknown = { participants: participants.map((row) => counted(row, packet)), costs, attendance }
    return figures as Of // as the columns say
  }

  private report<Row extends object, Figure>(
    part: keyof Figures,
    figureOf: (row: Row, packet: StaffingPacket) => Figure,
  ): Report<Figure> {
    const frozen = (packet: StaffingPacket) => this.frozen<Figure[]>(packet, FROZEN_PART[part])
    return {
      all: async (packet) => {
        if (packet.isLocked) return frozen(packet)
        await this.em.flush()
        const { sql, params } = ASKED[part](WHOLE, packet)
        const rows = await preparedQuery<Row>(this.em, sql, params)
        return rows.map((row) => figureOf(row, packet))
      },
      page: async (packet, ask) => {
        if (packet.isLocked) return pageOf(await frozen(packet), ask)
        await this.em.flush()
        const { sql, params } = ASKED[part](WHOLE, packet)
        const { rows, total } = await pagedQuery<Row>(this.em, sql, params, ask)
        return { rows: rows.map((row) => figureOf(row, packet)), total }
      },
    }
  }

  private async frozen<Frozen>(packet: StaffingPacket, statement: string): Promise<Frozen> {
    const [row] = await preparedQuery<{ figures: Frozen }>(this.em, statement, [packet.id])
    if (row === undefined) throw new Error(`Packet ${packet.id} is locked without a snapshot`)
    return row.figures
  }
}

function counted<Row extends Before<Pick<ParticipantFigure, 'form4334'>, string>>(row: Row, { month }: StaffingPacket) {
  return participant({ ...row, startedOn: row.startedOn.split(' ') }, month)
}

/** BILL-014: who must be discussed has 4334 Required, whatever was chosen before. */
export function participant<Row extends Before<Pick<ParticipantFigure, 'form4334'>, readonly string[]>>(
  { startedOn, ...row }: Row,
  month: string,
) {
  const months = startedOn.map((day) => monthsOpen(day, month))
  const isDiscussed = months.some(mustBeDiscussed)
  return {
    ...row,
    form4334: isDiscussed ? ('required' as const) : row.form4334,
    monthsInActivity: Math.max(0, ...months),
    mustBeDiscussed: isDiscussed,
  }
}
