import { Refusal, type CallOf, type InputOf, type packetDeciding, type PacketView } from '@isets/contracts'
import { Clock, preparedQuery, refusePersonalData, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { LateAttendanceService } from '../amendment/late-attendance.service.ts'
import { FiguresQuery } from './figures.query.ts'
import { PacketInHand, type Target } from './packet-in-hand.service.ts'
import { MovingService } from './moving.service.ts'
import { PacketOpening } from './packet-opening.service.ts'
import type { StaffingPacket, StoredStamp } from './packet.entity.ts'

type Review = InputOf<typeof packetDeciding.reviewStaffing>
type Verification = CallOf<typeof packetDeciding.verifyParticipants>

const APPROVE = ['approve', 'StaffingPacket'] as const
const BILL = ['approve', 'BillingPacket'] as const
const VERIFY = `insert into packet_participant (packet_id, customer_id, form4334, idhs_verification, staffing_completed)
  select ?, customer_id, null, ?::text, coalesce(?::boolean, false) from unnest(?::uuid[]) as chosen (customer_id)
  on conflict (packet_id, customer_id) do update
  set idhs_verification = coalesce(?::text, packet_participant.idhs_verification),
      staffing_completed = coalesce(?::boolean, packet_participant.staffing_completed)`

/** Parts 2 and 3: the provider manager approves, which locks the month, and billing approves for good. */
@Injectable()
export class PacketDecidingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly inHand: PacketInHand,
    private readonly moving: MovingService,
    private readonly opening: PacketOpening,
    private readonly figures: FiguresQuery,
    private readonly late: LateAttendanceService,
  ) {}

  /** BILL-015: IDHS's own columns of the 4333. */
  async verify({ customerIds, ...input }: Verification, context: CallContext): Promise<PacketView> {
    const packet = await this.inHand.take(input, ['verify', 'Staffing'], context)
    await this.moving.move(packet, { command: 'verify' }, context.caller, null)
    const participants = await this.figures.participants.all(packet)
    const known = new Set(participants.map(({ customerId }) => customerId))
    if (!customerIds.every((id) => known.has(id))) {
      throw new Refusal('INVALID', {}, 'A customer is not on this 4333 any more. Reload and look again.')
    }
    const { idhsVerification = null, staffingCompleted = null } = input
    const values = [idhsVerification, staffingCompleted]
    await preparedQuery(this.em, VERIFY, [packet.id, ...values, customerIds, ...values])
    return this.opening.view(packet.id, context)
  }

  async reviewStaffing({ report, reviewed, ...target }: Review, context: CallContext): Promise<PacketView> {
    const packet = await this.inHand.take(target, APPROVE, context)
    const line = { action: reviewed ? 'reviewed' : 'review_withdrawn', part: 'provider_manager', report } as const
    await this.moving.move(packet, { command: 'reviewStaffing', tick: { report, reviewed } }, context.caller, line)
    return this.opening.view(packet.id, context)
  }

  /** BILL-019: approves, and locks the month's data in the database. */
  async approve(target: Target, context: CallContext): Promise<PacketView> {
    const packet = await this.inHand.take(target, APPROVE, context)
    const line = { action: 'approved', part: 'provider_manager' } as const
    await this.moving.move(packet, { command: 'approve' }, context.caller, line)
    return this.opening.view(packet.id, context)
  }

  /**
   * BILL-020: reopens an approved staffing by the provider manager's own decision.
   * @throws Refusal WRONG_STATUS for one that is not approved: a request to reopen is decided with `decideChange`
   */
  async unapprove(
    { reason, ...target }: Target & { readonly reason: string },
    context: CallContext,
  ): Promise<PacketView> {
    refusePersonalData([['reason', reason]])
    const packet = await this.inHand.take(target, ['unapprove', 'StaffingPacket'], context)
    await this.reopen(packet, reason, context)
    return this.opening.view(packet.id, context)
  }

  /** BILL-021, BILL-040: grants a request to reopen or keeps the staffing as it is. */
  async decideChange(
    { grant, note, ...target }: Target & { readonly grant: boolean; readonly note: string },
    context: CallContext,
  ): Promise<PacketView> {
    refusePersonalData([['note', note]])
    const packet = await this.inHand.take(target, ['approve', 'StaffingChange'], context)
    if (packet.reopenStatus !== 'pending') throw new Refusal('WRONG_STATUS', { reason: 'No request to reopen waits.' })
    if (grant) {
      await this.reopen(packet, note, context)
    } else {
      const line = { action: 'change_refused', part: 'provider_manager', note } as const
      await this.moving.move(packet, { command: 'refuseChange' }, context.caller, line)
      this.decide(packet, 'refused', note, context)
    }
    return this.opening.view(packet.id, context)
  }

  async reviewBilling({ report, reviewed, ...target }: Review, context: CallContext): Promise<PacketView> {
    const packet = await this.inHand.take(target, BILL, context)
    const line = { action: reviewed ? 'reviewed' : 'review_withdrawn', part: 'billing', report } as const
    await this.moving.move(packet, { command: 'reviewBilling', tick: { report, reviewed } }, context.caller, line)
    return this.opening.view(packet.id, context)
  }

  /** BILL-024: approves for good. What arrived for the month in between becomes amendments. */
  async approveBilling(target: Target, context: CallContext): Promise<PacketView> {
    const packet = await this.inHand.take(target, BILL, context)
    const line = { action: 'billing_approved', part: 'billing' } as const
    await this.moving.move(packet, { command: 'approveBilling' }, context.caller, line)
    await this.late.becomeAmendments(packet)
    return this.opening.view(packet.id, context)
  }

  private async reopen(packet: StaffingPacket, note: string, context: CallContext): Promise<void> {
    const line = { action: 'unapproved', part: 'provider_manager', note } as const
    await this.moving.move(packet, { command: 'unapprove' }, context.caller, line)
    if (packet.reopenStatus === 'pending') this.decide(packet, 'granted', note, context)
    await this.em.flush()
    await this.late.takeIn(packet)
  }

  private decide(packet: StaffingPacket, status: 'granted' | 'refused', note: string, { caller }: CallContext): void {
    const decided: StoredStamp = { by: caller.userId, byName: caller.name, at: this.clock.now().toISOString() }
    packet.reopenStatus = status
    if (packet.reopening !== null) packet.reopening = { ...packet.reopening, decided, note }
  }
}
