import { Refusal, type PacketHistoryEntry, type PacketView } from '@isets/contracts'
import { Clock, preparedQuery, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { FiguresQuery } from './figures.query.ts'
import { packetColumns } from './packet-list.query.ts'
import { StaffingPacket } from './packet.entity.ts'
import { packetView } from './packet.view.ts'

type HistoryRow = Omit<PacketHistoryEntry, 'at' | 'by'> & {
  readonly at: Date
  readonly actorId: string | null
  readonly actorName: string | null
}

const HISTORY = `select id, at, actor_id as "actorId", actor_name as "actorName", action, part, report, note,
    changed_cost as "changedCost"
  from packet_history where packet_id = ? order by at, id`

/** Shows one packet to somebody who may read it. */
@Injectable()
export class PacketOpening {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly figures: FiguresQuery,
  ) {}

  async open(id: string, context: CallContext): Promise<PacketView> {
    const view = await this.view(id, context)
    recordAudit(this.em, { action: 'read', objectType: 'StaffingPacket', objectId: id })
    return view
  }

  /** The packet as the caller sees it now; what has been changed but not yet flushed goes first. */
  async view(id: string, { caller, ability }: CallContext): Promise<PacketView> {
    await this.em.flush()
    const row = await packetColumns(this.em, ability, id)
    const packet = row && (await this.em.findOne(StaffingPacket, { id }))
    if (!row || !packet) throw new Refusal('NOT_FOUND')
    const figures = await this.figures.of(packet)
    const history = await this.history(id)
    return packetView({ packet, row, figures, history }, { userId: caller.userId, ability }, this.clock.now())
  }

  private async history(id: string): Promise<PacketHistoryEntry[]> {
    const rows = await preparedQuery<HistoryRow>(this.em, HISTORY, [id])
    return rows.map(({ at, actorId, actorName, ...line }) => ({
      ...line,
      at: new Date(at).toISOString(),
      by: actorId === null ? null : { id: actorId, name: actorName ?? '' },
    }))
  }
}
