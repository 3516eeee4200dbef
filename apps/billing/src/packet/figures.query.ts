import { monthRange, monthsOpen, mustBeDiscussed } from '@isets/rules'
import { preparedQueries, preparedQuery, type Query } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import type { AttendanceFigure, CostFigure, Figures, ParticipantFigure } from './figures.ts'
import type { StaffingPacket } from './packet.entity.ts'

/** A participant as counted, before the rule of the months. */
export type ParticipantRow = Omit<ParticipantFigure, 'monthsInActivity' | 'mustBeDiscussed'> & {
  readonly startedOn: string[]
}

const PARTICIPANTS = `select customer_id as "customerId", name, individual_number as "individualNumber", activities,
    et_status as "etStatus", started_on::text[] as "startedOn", hours, verified_hours as "verifiedHours",
    form4334, idhs_verification as "idhsVerification", staffing_completed as "staffingCompleted"
  from packet_participants(?::uuid, ?::date, ?::date)`
const COSTS = `select cost_id as "costId", customer_id as "customerId", name, individual_number as "individualNumber",
    category, to_char(issued_on, 'YYYY-MM-DD') as "incurredOn", total_cents as cents, billable_cents as "billableCents",
    override, changed_after_submission as "changedAfterSubmission", approved_by_partner as "approvedByPartner"
  from packet_costs(?::uuid)`
const ATTENDANCE = `select customer_id as "customerId", name, individual_number as "individualNumber", activity, hours,
    verified_hours as "verifiedHours"
  from packet_attendance(?::uuid)`
const FROZEN = `from packet_snapshot where packet_id = ? and moment = 'approved' order by version desc limit 1`
const FROZEN_PART = {
  participants: `select figures -> 'participants' as figures ${FROZEN}`,
  costs: `select figures -> 'costs' as figures ${FROZEN}`,
  attendance: `select figures -> 'attendance' as figures ${FROZEN}`,
} as const satisfies Record<keyof Figures, string>

type Asked = Pick<StaffingPacket, 'id' | 'month' | 'type'>

/** What PostgreSQL is asked for each part. BILL-008: only Earnfare reports its attendance, with the 2606. */
const QUERIES = {
  participants: ({ id, month }) => {
    const { first, last } = monthRange(month)
    return { sql: PARTICIPANTS, params: [id, first, last] }
  },
  costs: ({ id }) => ({ sql: COSTS, params: [id] }),
  attendance: ({ id, type }) => ({ sql: ATTENDANCE, params: [type === 'EF' ? id : null] }),
} as const satisfies Record<keyof Figures, (packet: Asked) => Query>

type Rows = [ParticipantRow, CostFigure, AttendanceFigure]

/** Reads what a packet reports: from the projections while its month is open, frozen while it is locked. */
@Injectable()
export class FiguresQuery {
  private readonly parts: { readonly [Part in keyof Figures]: (packet: StaffingPacket) => Promise<Figures[Part]> } = {
    participants: async (packet) => counted(await this.rows<ParticipantRow>(QUERIES.participants(packet)), packet),
    costs: (packet) => this.rows<CostFigure>(QUERIES.costs(packet)),
    attendance: (packet) => this.rows<AttendanceFigure>(QUERIES.attendance(packet)),
  }

  constructor(private readonly em: EntityManager) {}

  async of(packet: StaffingPacket): Promise<Figures> {
    return packet.isLocked ? this.frozen<Figures>(packet, `select figures ${FROZEN}`) : this.live(packet)
  }

  /** One part of them, for whoever asks for no more. */
  async part<Part extends keyof Figures>(packet: StaffingPacket, part: Part): Promise<Figures[Part]> {
    if (packet.isLocked) return this.frozen<Figures[Part]>(packet, FROZEN_PART[part])
    await this.em.flush()
    return this.parts[part](packet)
  }

  /**
   * As things are now (BILL-047). The functions look past row security, so that a packet has the same figures for
   * everybody; who may read the packet at all is asked before, and which names they see afterwards.
   */
  async live(packet: StaffingPacket): Promise<Figures> {
    await this.em.flush()
    const [participants, costs, attendance] = await preparedQueries<Rows>(this.em, [
      QUERIES.participants(packet),
      QUERIES.costs(packet),
      QUERIES.attendance(packet),
    ])
    return { participants: counted(participants, packet), costs, attendance }
  }

  private rows<Row>({ sql, params }: Query): Promise<Row[]> {
    return preparedQuery<Row>(this.em, sql, params)
  }

  private async frozen<Frozen>(packet: StaffingPacket, statement: string): Promise<Frozen> {
    const [row] = await preparedQuery<{ figures: Frozen }>(this.em, statement, [packet.id])
    if (row === undefined) throw new Error(`Packet ${packet.id} is locked without a snapshot`)
    return row.figures
  }
}

function counted(rows: readonly ParticipantRow[], { month }: StaffingPacket): ParticipantFigure[] {
  return rows.map((row) => participant(row, month))
}

/** BILL-014: who must be discussed has 4334 Required, whatever was chosen before. */
export function participant({ startedOn, form4334, ...row }: ParticipantRow, month: string): ParticipantFigure {
  const months = startedOn.map((day) => monthsOpen(day, month))
  const isDiscussed = months.some(mustBeDiscussed)
  return {
    ...row,
    form4334: isDiscussed ? 'required' : form4334,
    monthsInActivity: Math.max(0, ...months),
    mustBeDiscussed: isDiscussed,
  }
}
