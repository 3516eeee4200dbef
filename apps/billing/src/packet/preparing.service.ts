import { Refusal, type CallOf, type InputOf, type packetPreparing, type PacketView } from '@isets/contracts'
import { preparedQuery, refusePersonalData, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { FiguresQuery } from './figures.query.ts'
import { PacketInHand, type Target } from './packet-in-hand.service.ts'
import { MovingService } from './moving.service.ts'
import { PacketOpening } from './packet-opening.service.ts'
import type { StaffingPacket } from './packet.entity.ts'

type Review = InputOf<typeof packetPreparing.reviewReport>
type Form4334s = CallOf<typeof packetPreparing.setForm4334>
type CostTicks = CallOf<typeof packetPreparing.tickCosts>

const PREPARE = ['submit', 'StaffingPacket'] as const
const SET_4334 = `insert into packet_participant (packet_id, customer_id, form4334, idhs_verification, staffing_completed)
  select ?, customer_id, ?, null, false from unnest(?::uuid[]) as chosen (customer_id)
  on conflict (packet_id, customer_id) do update set form4334 = excluded.form4334`
const TICK = `insert into packet_cost_tick (packet_id, cost_id) select ?, unnest(?::uuid[]) on conflict do nothing`
const UNTICK = 'delete from packet_cost_tick where packet_id = ? and cost_id = any(?::uuid[])'

/** Part 1: the provider reviews the reports and submits (BILL-007 to BILL-013). */
@Injectable()
export class PreparingService {
  constructor(
    private readonly em: EntityManager,
    private readonly inHand: PacketInHand,
    private readonly moving: MovingService,
    private readonly opening: PacketOpening,
    private readonly figures: FiguresQuery,
  ) {}

  async review({ report, reviewed, ...target }: Review, context: CallContext): Promise<PacketView> {
    const packet = await this.inHand.take(target, PREPARE, context)
    const line = { action: reviewed ? 'reviewed' : 'review_withdrawn', part: 'provider', report } as const
    await this.moving.move(packet, { command: 'prepare', tick: { report, reviewed } }, context.caller, line)
    return this.opening.view(packet.id, context)
  }

  /** @throws Refusal INVALID for customers who are not on the 4333, or must be discussed (BILL-014) */
  async setForm4334({ customerIds, form4334, ...target }: Form4334s, context: CallContext): Promise<PacketView> {
    const packet = await this.prepared(target, context)
    const participants = await this.figures.participants.all(packet)
    refuseStrangers(customerIds, new Set(participants.map(({ customerId }) => customerId)))
    const bound = participants.filter(({ mustBeDiscussed }) => mustBeDiscussed).map(({ customerId }) => customerId)
    if (form4334 === 'not_required' && bound.some((id) => customerIds.includes(id))) {
      const sentence = 'After 6, 9 or 12 months in an activity the customer must be discussed: 4334 is required.'
      throw new Refusal('INVALID', { fields: { customerIds: sentence } })
    }
    await preparedQuery(this.em, SET_4334, [packet.id, form4334, customerIds])
    return this.opening.view(packet.id, context)
  }

  /** @throws Refusal INVALID for costs that are not in the packet */
  async tickCosts({ costIds, approved, ...target }: CostTicks, context: CallContext): Promise<PacketView> {
    const packet = await this.prepared(target, context)
    const costs = await this.figures.costs.all(packet)
    refuseStrangers(costIds, new Set(costs.map(({ costId }) => costId)))
    await preparedQuery(this.em, approved ? TICK : UNTICK, [packet.id, costIds])
    return this.opening.view(packet.id, context)
  }

  async submit(target: Target, context: CallContext): Promise<PacketView> {
    const packet = await this.inHand.take(target, PREPARE, context)
    await this.moving.move(packet, { command: 'submit' }, context.caller, { action: 'submitted', part: 'provider' })
    return this.opening.view(packet.id, context)
  }

  /** BILL-021: asks the provider manager to reopen. */
  async requestChange(
    { reason, ...target }: Target & { readonly reason: string },
    context: CallContext,
  ): Promise<PacketView> {
    refusePersonalData([['reason', reason]])
    const packet = await this.inHand.take(target, ['requestReopening', 'StaffingPacket'], context)
    const line = { action: 'change_requested', part: 'provider', note: reason } as const
    const { now } = await this.moving.move(packet, { command: 'requestChange' }, context.caller, line)
    const { userId: by, name: byName } = context.caller
    packet.reopenStatus = 'pending'
    packet.reopening = { reason, requested: { by, byName, at: now.toISOString() }, decided: null, note: null }
    return this.opening.view(packet.id, context)
  }

  /** Takes the packet for an entry of part 1 that is no tick. */
  private async prepared(target: Target, context: CallContext): Promise<StaffingPacket> {
    const packet = await this.inHand.take(target, PREPARE, context)
    await this.moving.move(packet, { command: 'prepare' }, context.caller, null)
    return packet
  }
}

function refuseStrangers(ids: readonly string[], known: ReadonlySet<string>): void {
  if (ids.every((id) => known.has(id))) return
  throw new Refusal('INVALID', {}, 'Something of this is not in the packet any more. Reload and look again.')
}
