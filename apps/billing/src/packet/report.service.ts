import { Refusal, type InputOf, type OutputOf, type packetReading } from '@isets/contracts'
import { filterToSql, matches, recordFilter } from '@isets/policies'
import { CATEGORIES } from '@isets/rules'
import { preparedQuery, questionMark, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { FiguresQuery } from './figures.query.ts'
import { StaffingPacket } from './packet.entity.ts'

type Ask = InputOf<typeof packetReading.listParticipants>
type Participants = OutputOf<typeof packetReading.listParticipants>
type Costs = OutputOf<typeof packetReading.listPacketCosts>
type Employments = OutputOf<typeof packetReading.listPacketEmployments>
type Attendance = OutputOf<typeof packetReading.listPacketAttendance>

interface Named {
  readonly customerId: string
  readonly name: string
  readonly individualNumber: string | null
}

/** The reports of a packet, page by page, with the names that their reader may see (IDN-015). */
@Injectable()
export class ReportService {
  constructor(
    private readonly em: EntityManager,
    private readonly figures: FiguresQuery,
  ) {}

  /** BILL-047: the 4333. */
  async participants(ask: Ask, context: CallContext): Promise<Participants> {
    return this.shown(await this.figures.participants.page(await this.readable(ask.id, context), ask), ask, context)
  }

  /** BILL-010: the supportive-services summary. */
  async costs(ask: Ask, context: CallContext): Promise<Costs> {
    const costs = await this.figures.costs.page(await this.readable(ask.id, context), ask)
    const { rows, ...page } = await this.shown(costs, ask, context)
    return { ...page, rows: rows.map((row) => ({ ...row, categoryLabel: CATEGORIES[row.category].label })) }
  }

  /** Employments are not kept yet: the report has no lines, and is reviewed as such. */
  async employments(ask: Ask, context: CallContext): Promise<Employments> {
    await this.readable(ask.id, context)
    return { rows: [], total: 0, page: ask.page, pageSize: ask.pageSize }
  }

  /** BILL-008: the 2606 of Earnfare. */
  async attendance(ask: Ask, context: CallContext): Promise<Attendance> {
    return this.shown(await this.figures.attendance.page(await this.readable(ask.id, context), ask), ask, context)
  }

  private async readable(id: string, { ability }: CallContext): Promise<StaffingPacket> {
    const packet = await this.em.findOne(StaffingPacket, { id })
    if (packet === null || !matches(recordFilter(ability, 'read', 'StaffingPacket'), packet)) {
      throw new Refusal('NOT_FOUND')
    }
    recordAudit(this.em, { action: 'read', objectType: 'StaffingPacket', objectId: id })
    return packet
  }

  private async shown<Row extends Named>(
    { rows, total }: { readonly rows: readonly Row[]; readonly total: number },
    { page, pageSize }: Ask,
    context: CallContext,
  ) {
    const visible = await this.visible(rows, context)
    const shown = rows.map((row) =>
      visible.has(row.customerId) ? row : { ...row, name: null, individualNumber: null },
    )
    return { rows: shown, total, page, pageSize }
  }

  /** Customers whose access has ended stay in the figures, without their names. Billing sees them as it sees overrides. */
  private async visible(rows: readonly Named[], { ability }: CallContext): Promise<ReadonlySet<string>> {
    const ids = [...new Set(rows.map(({ customerId }) => customerId))]
    const filter = recordFilter(ability, 'read', 'CostOverride')
    if (filter.kind === 'all') return new Set(ids)
    const { sql, params } = filterToSql(filter, { grantedOrganisationIds: 'a.granted_organisation_ids' }, questionMark)
    const seen = await preparedQuery<{ id: string }>(
      this.em,
      `select a.customer_id as id from customer_access a where a.customer_id = any(?::uuid[]) and ${sql}`,
      [ids, ...params],
    )
    return new Set(seen.map(({ id }) => id))
  }
}
