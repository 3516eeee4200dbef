import { monthRange, monthsOpen, mustBeDiscussed } from '@isets/rules'
import { pagedQuery, preparedQueries, preparedQuery, type Query } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import type { AttendanceFigure, CostFigure, CountedFigures, Figures, ParticipantFigure } from './figures.ts'
import type { StaffingPacket } from './packet.entity.ts'

/** A participant as PostgreSQL counts one, before the rule of the months: with the days on which activities began. */
type Before<Row, Days> = Omit<Row, 'monthsInActivity' | 'mustBeDiscussed'> & { readonly startedOn: Days }

/** The column of each key of a row. */
type Columns<Row> = Readonly<Record<keyof Row, string>>
interface Asked<Participant, Cost, Attendance> {
  readonly participants: Columns<Participant>
  readonly costs: Columns<Cost>
  readonly attendance: Columns<Attendance>
}
type Counted<Part extends keyof CountedFigures> = CountedFigures[Part][number]
type Whole = Asked<Before<ParticipantFigure, string>, CostFigure, AttendanceFigure>

const COUNTED: Asked<Before<Counted<'participants'>, string>, Counted<'costs'>, Counted<'attendance'>> = {
  participants: {
    ...{ customerId: 'customer_id', activities: 'activities', startedOn: 'started_on', hours: 'hours' },
    ...{ verifiedHours: 'verified_hours', form4334: 'form4334', idhsVerification: 'idhs_verification' },
  },
  costs: {
    ...{ costId: 'cost_id', category: 'category', cents: 'total_cents', billableCents: 'billable_cents' },
    approvedByPartner: 'approved_by_partner',
  },
  attendance: { customerId: 'customer_id', activity: 'activity', hours: 'hours', verifiedHours: 'verified_hours' },
}
const NAMED = { name: 'name', individualNumber: 'individual_number' }
const WHOLE: Whole = {
  participants: {
    ...COUNTED.participants,
    ...NAMED,
    etStatus: 'et_status',
    staffingCompleted: 'staffing_completed',
  },
  costs: {
    ...COUNTED.costs,
    ...NAMED,
    customerId: 'customer_id',
    incurredOn: `to_char(issued_on, 'YYYY-MM-DD')`,
    override: 'override',
    changedAfterSubmission: 'changed_after_submission',
  },
  attendance: { ...COUNTED.attendance, ...NAMED },
}
const FROZEN = `from packet_snapshot where packet_id = ? and moment = 'approved' order by version desc limit 1`
const FROZEN_PART = {
  participants: `select figures -> 'participants' as figures ${FROZEN}`,
  costs: `select figures -> 'costs' as figures ${FROZEN}`,
  attendance: `select figures -> 'attendance' as figures ${FROZEN}`,
} as const satisfies Record<keyof Figures, string>

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

function selected(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([key, column]) => `${column} as "${key}"`)
    .join(', ')
}

/** What PostgreSQL is asked for each part. BILL-008: only Earnfare reports its attendance, with the 2606. */
const ASKED = {
  participants: (columns: (typeof COUNTED)['participants'], { id, month }: StaffingPacket) => {
    const { first, last } = monthRange(month)
    const counted = columns === COUNTED.participants ? 'packet_counted' : 'packet_participants'
    return {
      sql: `select ${selected(columns)} from ${counted}(?::uuid, ?::date, ?::date)`,
      params: [id, first, last],
    }
  },
  costs: (columns: (typeof COUNTED)['costs'], { id }: StaffingPacket) => {
    const counted = columns === COUNTED.costs ? 'packet_counted_costs' : 'packet_costs'
    return { sql: `select ${selected(columns)} from ${counted}(?::uuid)`, params: [id] }
  },
  attendance: (columns: (typeof COUNTED)['attendance'], { id, type }: StaffingPacket) => {
    if (type !== 'EF') return { sql: 'select where false', params: [] }
    return { sql: `select ${selected(columns)} from packet_attendance(?::uuid)`, params: [id] }
  },
}
const ASKED_WHOLE = {
  participants: (packet) => ASKED.participants(WHOLE.participants, packet),
  costs: (packet) => ASKED.costs(WHOLE.costs, packet),
  attendance: (packet) => ASKED.attendance(WHOLE.attendance, packet),
} as const satisfies Record<keyof Figures, (packet: StaffingPacket) => Query>

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
    return packet.isLocked ? this.of(packet) : this.asNow(COUNTED, packet)
  }

  /** As things are now (BILL-047). */
  live(packet: StaffingPacket): Promise<Figures> {
    return this.asNow(WHOLE, packet)
  }

  /**
   * The functions look past row security, so that a packet has the same figures for everybody; who may read the packet
   * at all is asked before, and which names they see afterwards.
   */
  private async asNow<P extends Before<Counted<'participants'>, string>, C extends object, A extends object>(
    columns: Asked<P, C, A> & typeof COUNTED,
    packet: StaffingPacket,
  ) {
    await this.em.flush()
    const [participants, costs, attendance] = await preparedQueries<[P, C, A]>(this.em, [
      ASKED.participants(columns.participants, packet),
      ASKED.costs(columns.costs, packet),
      ASKED.attendance(columns.attendance, packet),
    ])
    return { participants: participants.map((row) => counted(row, packet)), costs, attendance }
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
        const { sql, params } = ASKED_WHOLE[part](packet)
        const rows = await preparedQuery<Row>(this.em, sql, params)
        return rows.map((row) => figureOf(row, packet))
      },
      page: async (packet, ask) => {
        if (packet.isLocked) return pageOf(await frozen(packet), ask)
        await this.em.flush()
        const { sql, params } = ASKED_WHOLE[part](packet)
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
