import { billingEvents, Refusal, type Caller } from '@isets/contracts'
import { localDateOf, movePacket, packetDueOn, waitingParts, type PacketMove } from '@isets/rules'
import { Clock, recordAudit, recordEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { closeMonth } from '../month-lock/month-lock.ts'
import { packetFigures, type Figures } from './figures.ts'
import { FiguresQuery } from './figures.query.ts'
import { writePacketHistory, type HistoryLine } from './history.ts'
import type { StaffingPacket, StoredTick } from './packet.entity.ts'
import { PacketSnapshot } from './packet-parts.entity.ts'

/** What one move is, beside the move itself. */
export interface Moved {
  readonly packet: StaffingPacket
  readonly figures: Figures
  readonly now: Date
}

/** Applies a move of the rules to a packet in hand: its row, its history, its events, the lock of its month. */
@Injectable()
export class MovingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly query: FiguresQuery,
  ) {}

  /**
   * @throws Refusal WRONG_STATUS with the reason
   */
  async move(
    packet: StaffingPacket,
    move: Omit<PacketMove, 'userId'>,
    caller: Caller,
    line: HistoryLine | null,
  ): Promise<Moved> {
    const now = this.clock.now()
    const wasLocked = packet.isLocked
    // From here on nobody writes to the month: what is counted now is what is approved.
    if (move.command === 'approve') await closeMonth(this.em, packet)
    const figures = await this.query.of(packet)
    const outcome = movePacket(packet.state(), { ...move, userId: caller.userId }, packetFigures(figures))
    if (!outcome.ok) throw new Refusal('WRONG_STATUS', { reason: outcome.message })
    this.take(packet, outcome.state, caller, now)
    this.stamp(packet, move.command, caller, now)
    if (line !== null) await writePacketHistory(this.em, packet, caller, now, line)
    if (move.command === 'submit') this.freeze(packet, 'submitted', figures, now)
    if (move.command === 'approve') this.freeze(packet, 'approved', figures, now)
    await this.em.flush()
    this.tell(packet, wasLocked, caller)
    return { packet, figures, now }
  }

  private take(packet: StaffingPacket, state: ReturnType<StaffingPacket['state']>, caller: Caller, now: Date): void {
    const before = packet.ticks
    packet.version += 1
    if (state.status !== packet.staffingStatus) packet.staffingSince = now
    packet.staffingStatus = state.status
    packet.resumeStatus = state.resumeStatus
    packet.ticks = state.ticks.map((tick): StoredTick => {
      const known = before.find((one) => one === tick)
      return known ?? { ...tick, byName: caller.name, at: now.toISOString() }
    })
    packet.preparers = [...state.preparers]
    packet.approvers = [...state.approvers]
    if (state.isBilled) packet.billedAt ??= now
    packet.lockedAt = packet.isLocked ? (packet.lockedAt ?? now) : null
  }

  private stamp(packet: StaffingPacket, command: PacketMove['command'], caller: Caller, now: Date): void {
    const stamp = { by: caller.userId, byName: caller.name, at: now.toISOString() }
    if (command === 'submit') packet.submitted = stamp
    if (command === 'approve') packet.approved = stamp
    if (command === 'approveBilling') packet.billingApproved = stamp
    if (command === 'unapprove') packet.approved = null
    packet.dueOn = dueOn(packet)
  }

  private freeze(packet: StaffingPacket, moment: 'submitted' | 'approved', figures: Figures, takenAt: Date): void {
    this.em.create(PacketSnapshot, { packetId: packet.id, version: packet.version, moment, takenAt, figures })
  }

  private tell(packet: StaffingPacket, wasLocked: boolean, caller: Caller): void {
    const { id: packetId, version, organisationId, programmeId, month } = packet
    const about = { organisationId, programmeId, month, packetId, version }
    const facts = { aggregateId: packetId, aggregateVersion: version }
    recordEvent(this.em, billingEvents.packetChanged, {
      ...facts,
      payload: {
        ...about,
        staffingStatus: packet.staffingStatus,
        billingStatus: billingStatus(packet),
        changedBy: { id: caller.userId, name: caller.name },
      },
    })
    if (packet.isLocked && !wasLocked) recordEvent(this.em, billingEvents.monthLocked, { ...facts, payload: about })
    if (!packet.isLocked && wasLocked) recordEvent(this.em, billingEvents.monthUnlocked, { ...facts, payload: about })
    recordAudit(this.em, { action: 'edit', objectType: 'StaffingPacket', objectId: packetId })
  }
}

/** Last day for whoever's turn it is, `YYYY-MM-DD` (TMR-056 to TMR-058). */
export function dueOn({ staffingStatus, isBilled, month, submitted }: StaffingPacket): string | null {
  const [part] = waitingParts(staffingStatus, isBilled)
  if (part === undefined) return null
  return packetDueOn(month, part, submitted === null ? null : localDateOf(new Date(submitted.at)))
}

/** The billing half of a packet in one word. */
export function billingStatus(packet: StaffingPacket): 'not_submitted' | 'submitted' | 'approved' {
  if (packet.isBilled) return 'approved'
  return packet.staffingStatus === 'approved' ? 'submitted' : 'not_submitted'
}
