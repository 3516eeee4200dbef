import type { Caller, PacketPart, PacketReport } from '@isets/contracts'
import { writeLater } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { v7 } from 'uuid'
import type { StaffingPacket } from './packet.entity.ts'
import type { PacketAction } from './packet-parts.entity.ts'

export interface HistoryLine {
  readonly action: PacketAction
  readonly part?: PacketPart | null
  readonly report?: PacketReport | null
  readonly note?: string | null
}

const INSERT = `insert into packet_history (id, packet_id, at, actor_id, actor_name, action, part, report, note)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** Adds a line of who did what under a packet (BILL-051). */
export async function writePacketHistory(
  em: EntityManager,
  { id }: Pick<StaffingPacket, 'id'>,
  { userId, name }: Pick<Caller, 'userId' | 'name'>,
  at: Date,
  { action, part = null, report = null, note = null }: HistoryLine,
): Promise<void> {
  await writeLater(em, INSERT, [v7(), id, at, userId, name, action, part, report, note])
}
