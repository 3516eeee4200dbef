import {
  AMENDMENT_KINDS,
  AMENDMENT_STATUSES,
  IDHS_VERIFICATIONS,
  type AmendmentKind,
  type AmendmentStatus,
  type IdhsVerification,
} from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'
import { StaffingPacket, type StoredStamp } from '../packet/packet.entity.ts'

const OPEN = `status in ('provisionally_accepted', 'pending_review', 'reviewed')`

const AmendmentSchema = defineEntity({
  name: 'Amendment',
  tableName: 'amendment',
  properties: {
    id: p.uuid().primary(),
    number: p.text().unique('amendment_number'),
    version: p.integer(),
    kind: p.enum(() => [...AMENDMENT_KINDS]).$type<AmendmentKind>(),
    status: p.enum(() => [...AMENDMENT_STATUSES]).$type<AmendmentStatus>(),
    /** The packet whose figures change; it is locked for good. */
    packetId: () => p.manyToOne(StaffingPacket).mapToPk().fieldName('packet_id'),
    organisationId: p.uuid(),
    programmeId: p.uuid(),
    month: p.text(),
    customerId: p.uuid(),
    /** The cost that is amended, for kind `cost`. */
    costId: p.uuid().strictNullable(),
    activityId: p.uuid().strictNullable(),
    /** Category or activity, in words. */
    changed: p.text(),
    /** Of the customer in the month: hundredths of an hour and cents, before and after. */
    originalHours: p.integer(),
    newHours: p.integer(),
    originalCents: p.integer(),
    newCents: p.integer(),
    /** Of the customer in the month, as it was or as the review says. */
    idhsVerification: p
      .enum(() => [...IDHS_VERIFICATIONS])
      .$type<IdhsVerification>()
      .strictNullable(),
    reason: p.text(),
    /** Null when it came by an event and not by a person. */
    requesterId: p.uuid().strictNullable(),
    requesterName: p.text().strictNullable(),
    requestedAt: p.datetime(),
    reviewed: p.json<StoredStamp>().strictNullable(),
    approved: p.json<StoredStamp>().strictNullable(),
    rejected: p.json<StoredStamp>().strictNullable(),
    note: p.text().strictNullable(),
    /** With whose staffing it was reviewed. */
    reviewPacketId: () => p.manyToOne(StaffingPacket).mapToPk().fieldName('review_packet_id').strictNullable(),
    reviewMonth: p.text().strictNullable(),
  },
  indexes: [
    { name: 'amendment_packet', properties: ['packetId', 'customerId'] },
    { name: 'amendment_review_packet', properties: ['reviewPacketId'] },
    { name: 'amendment_programme', properties: ['programmeId', 'requestedAt'] },
    { name: 'amendment_organisation', properties: ['organisationId', 'requestedAt'] },
    { name: 'amendment_requested', properties: ['requestedAt', 'id'] },
    { name: 'amendment_customer', properties: ['customerId'] },
    { name: 'amendment_cost', properties: ['costId'] },
    {
      name: 'amendment_open',
      expression: `create index amendment_open on amendment (programme_id, status) where ${OPEN}`,
    },
  ],
})

/** A change of a month that billing has approved: the original beside the amended figures (BILL-024 to BILL-030). */
export class Amendment extends AmendmentSchema.class {
  /** Whether it has a cost: then billing decides after the review (BILL-026). */
  get hasCost(): boolean {
    return this.kind !== 'hours'
  }
}
AmendmentSchema.setClass(Amendment)
