import { PACKET_PARTS, type PacketHistoryEntry, type PacketView } from '@isets/contracts'
import type { AppAbility } from '@isets/policies'
import { localDateOf, packetChecklist, packetDueOn, type PacketFigures } from '@isets/rules'
import { actsNow } from './acts.ts'
import { packetFigures, totalsOf, type CountedFigures } from './figures.ts'
import { packetRow, type PacketColumns } from './packet-list.query.ts'
import type { StaffingPacket, StoredStamp } from './packet.entity.ts'

type Stamp = PacketView['submitted']

function stampView(stamp: StoredStamp | null): Stamp {
  return stamp && { at: stamp.at, by: { id: stamp.by, name: stamp.byName } }
}

function partsOf(packet: StaffingPacket, { fingerprints }: PacketFigures): PacketView['parts'] {
  const submittedOn = packet.submitted === null ? null : localDateOf(new Date(packet.submitted.at))
  return PACKET_PARTS.map((part) => ({
    part,
    dueOn: packetDueOn(packet.month, part, submittedOn),
    items: packetChecklist(packet.type, part).map(({ report, required }) => {
      const tick = packet.ticks.find((one) => one.part === part && one.report === report) ?? null
      const changedSince = tick !== null && tick.fingerprint !== fingerprints[report]
      return { report, required, reviewed: stampView(tick), changedSince }
    }),
  }))
}

function reopeningView({ reopenStatus, reopening }: StaffingPacket): PacketView['reopening'] {
  if (reopenStatus === null || reopening === null) return null
  const requested = stampView(reopening.requested)
  if (requested === null) return null
  return {
    status: reopenStatus,
    reason: reopening.reason,
    requested,
    decided: stampView(reopening.decided),
    note: reopening.note,
  }
}

export interface PacketParts {
  readonly packet: StaffingPacket
  readonly row: PacketColumns
  readonly figures: CountedFigures
  readonly history: readonly PacketHistoryEntry[]
}

/** The opened packet as its reader sees it. */
export function packetView(
  { packet, row, figures, history }: PacketParts,
  reader: { readonly userId: string; readonly ability: AppAbility },
  now: Date,
): PacketView {
  const counted = packetFigures(figures)
  return {
    ...packetRow(row, localDateOf(now)),
    parts: partsOf(packet, counted),
    totals: totalsOf(figures),
    lockedAt: packet.lockedAt?.toISOString() ?? null,
    submitted: stampView(packet.submitted),
    approved: stampView(packet.approved),
    billingApproved: stampView(packet.billingApproved),
    reopening: reopeningView(packet),
    history: [...history],
    ...actsNow(reader, packet, packet.state(), counted),
  }
}
