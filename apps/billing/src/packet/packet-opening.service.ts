import { Refusal, type PacketHistoryEntry, type PacketView } from '@isets/contracts'
import { Clock, preparedQueries, recordAudit, type CallContext } from '@isets/service-kit'
import type { Dictionary } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { FiguresQuery } from './figures.query.ts'
import { onePacket, type PacketColumns } from './packet-list.query.ts'
import { StaffingPacket } from './packet.entity.ts'
import { packetView } from './packet.view.ts'

type HistoryRow = Omit<PacketHistoryEntry, 'at' | 'by'> & {
  readonly at: Date
  readonly actorId: string | null
  readonly actorName: string | null
}

const PACKET = 'select * from staffing_packet where id = ?'
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
    const [[row], [stored], lines] = await preparedQueries<[PacketColumns, Dictionary, HistoryRow]>(this.em, [
      onePacket(ability, id),
      { sql: PACKET, params: [id] },
      { sql: HISTORY, params: [id] },
    ])
    if (row === undefined || stored === undefined) throw new Refusal('NOT_FOUND')
    const packet = this.em.map(StaffingPacket, stored)
    const figures = await this.figures.counted(packet)
    const history = lines.map(historyEntry)
    return packetView({ packet, row, figures, history }, { userId: caller.userId, ability }, this.clock.now())
  }
}

function historyEntry({ at, actorId, actorName, ...line }: HistoryRow): PacketHistoryEntry {
  return {
    ...line,
    at: new Date(at).toISOString(),
    by: actorId === null ? null : { id: actorId, name: actorName ?? '' },
  }
}
