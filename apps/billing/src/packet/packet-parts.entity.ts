import {
  FORM_4334_VALUES,
  IDHS_VERIFICATIONS,
  PACKET_PARTS,
  PACKET_REPORTS,
  PacketHistoryEntry,
  type Form4334,
  type IdhsVerification,
  type PacketPart,
  type PacketReport,
} from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'
import type { Figures } from './figures.ts'
import { StaffingPacket } from './packet.entity.ts'

/** What was decided about one participant of a packet (BILL-013 to BILL-015). */
export const PacketParticipant = defineEntity({
  name: 'PacketParticipant',
  tableName: 'packet_participant',
  properties: {
    packetId: () => p.manyToOne(StaffingPacket).mapToPk().fieldName('packet_id').primary(),
    customerId: p.uuid().primary(),
    form4334: p
      .enum(() => [...FORM_4334_VALUES])
      .$type<Form4334>()
      .strictNullable(),
    idhsVerification: p
      .enum(() => [...IDHS_VERIFICATIONS])
      .$type<IdhsVerification>()
      .strictNullable(),
    staffingCompleted: p.boolean(),
  },
})

/** A cost that the provider has ticked "Approved by Partner" (BILL-010): only ticked ones are billed. */
export const PacketCostTick = defineEntity({
  name: 'PacketCostTick',
  tableName: 'packet_cost_tick',
  properties: {
    packetId: () => p.manyToOne(StaffingPacket).mapToPk().fieldName('packet_id').primary(),
    costId: p.uuid().primary(),
  },
})

/** The figures of a packet, frozen when it was submitted and when it was approved. Only added to. */
export const PacketSnapshot = defineEntity({
  name: 'PacketSnapshot',
  tableName: 'packet_snapshot',
  properties: {
    packetId: () => p.manyToOne(StaffingPacket).mapToPk().fieldName('packet_id').primary(),
    /** Of the packet, when the figures were taken. */
    version: p.integer().primary(),
    moment: p.enum(() => ['submitted', 'approved']).$type<'submitted' | 'approved'>(),
    takenAt: p.datetime(),
    figures: p.json<Figures>(),
  },
})

export const PACKET_ACTIONS = PacketHistoryEntry.shape.action.options
export type PacketAction = PacketHistoryEntry['action']

/** One line of who did what (BILL-051). Only added to. */
export const PacketHistory = defineEntity({
  name: 'PacketHistory',
  tableName: 'packet_history',
  properties: {
    id: p.uuid().primary(),
    packetId: () => p.manyToOne(StaffingPacket).mapToPk().fieldName('packet_id'),
    at: p.datetime(),
    actorId: p.uuid().strictNullable(),
    actorName: p.text().strictNullable(),
    action: p.enum(() => [...PACKET_ACTIONS]).$type<PacketAction>(),
    part: p
      .enum(() => [...PACKET_PARTS])
      .$type<PacketPart>()
      .strictNullable(),
    report: p
      .enum(() => [...PACKET_REPORTS])
      .$type<PacketReport>()
      .strictNullable(),
    note: p.text().strictNullable(),
    /** On `change_requested`: a cost changed after the submission. */
    changedCost: p.boolean().default(false),
  },
  indexes: [{ name: 'packet_history_packet', properties: ['packetId', 'at'] }],
})
