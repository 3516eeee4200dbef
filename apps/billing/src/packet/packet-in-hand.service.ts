import { Refusal, type Action, type Subject } from '@isets/contracts'
import { authorise, matches, recordFilter } from '@isets/policies'
import type { CallContext } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { PacketOpening } from './packet-opening.service.ts'
import { StaffingPacket } from './packet.entity.ts'

export interface Target {
  readonly id: string
  /** The version that the caller has seen. */
  readonly version: number
}

/** Takes a packet in hand for a change: nobody else can change it until the call ends. */
@Injectable()
export class PacketInHand {
  constructor(
    private readonly em: EntityManager,
    private readonly opening: PacketOpening,
  ) {}

  /**
   * Loads and locks the packet for somebody who may do `action` with it.
   * @throws Refusal NOT_FOUND when the caller may not even read it, FORBIDDEN, or STALE with the packet as it is now
   */
  async take(target: Target, right: readonly [Action, Subject], context: CallContext): Promise<StaffingPacket> {
    const { ability } = context
    const packet = await this.em.findOne(StaffingPacket, { id: target.id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (packet === null || !matches(recordFilter(ability, 'read', 'StaffingPacket'), packet)) {
      throw new Refusal('NOT_FOUND')
    }
    authorise(ability, ...right, { organisationId: packet.organisationId })
    if (packet.version !== target.version) {
      throw new Refusal('STALE', { current: await this.opening.view(target.id, context) })
    }
    return packet
  }
}
