import {
  REOPEN_STATUSES,
  STAFFING_STATUSES,
  type PacketPart,
  type PacketReport,
  type ReopenStatus,
  type StaffedProgrammeType,
  type StaffingStatus,
} from '@isets/contracts'
import { isMonthLocked, type PacketState } from '@isets/rules'
import { defineEntity, p } from '@mikro-orm/core'

/** A tick of a report as it is stored: who saw which figures when. */
export interface StoredTick {
  readonly part: PacketPart
  readonly report: PacketReport
  readonly by: string
  readonly byName: string
  /** ISO instant. */
  readonly at: string
  readonly fingerprint: string
}

/** Who did something to the whole packet, and when. */
export interface StoredStamp {
  readonly by: string
  readonly byName: string
  readonly at: string
}

/** The last request to reopen the staffing. */
export interface StoredReopening {
  readonly reason: string
  readonly requested: StoredStamp
  readonly decided: StoredStamp | null
  readonly note: string | null
}

const StaffingPacketSchema = defineEntity({
  name: 'StaffingPacket',
  tableName: 'staffing_packet',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    organisationId: p.uuid(),
    programmeId: p.uuid(),
    /** Month of service, `YYYY-MM`. */
    month: p.text(),
    fiscalYear: p.integer(),
    type: p.text().$type<StaffedProgrammeType>(),
    staffingStatus: p.enum(() => [...STAFFING_STATUSES]).$type<StaffingStatus>(),
    staffingSince: p.datetime(),
    /** Where a pending request to reopen came from. */
    resumeStatus: p
      .enum(() => [...STAFFING_STATUSES])
      .$type<StaffingStatus>()
      .strictNullable(),
    ticks: p.json<readonly StoredTick[]>(),
    preparers: p.array().columnType('uuid[]'),
    approvers: p.array().columnType('uuid[]'),
    submitted: p.json<StoredStamp>().strictNullable(),
    approved: p.json<StoredStamp>().strictNullable(),
    billingApproved: p.json<StoredStamp>().strictNullable(),
    /** From now on the data of the month are locked; null while it is open. */
    lockedAt: p.datetime().strictNullable(),
    /** From now on for good. */
    billedAt: p.datetime().strictNullable(),
    reopenStatus: p
      .enum(() => [...REOPEN_STATUSES])
      .$type<ReopenStatus>()
      .strictNullable(),
    reopening: p.json<StoredReopening>().strictNullable(),
    /** Last day for whoever's turn it is; null when all is complete. */
    dueOn: p.date().strictNullable(),
    createdAt: p.datetime(),
  },
  uniques: [{ name: 'staffing_packet_month', properties: ['organisationId', 'programmeId', 'month'] }],
  indexes: [
    { name: 'staffing_packet_by_month', properties: ['month', 'organisationId', 'programmeId'] },
    { name: 'staffing_packet_programme', properties: ['programmeId', 'month'] },
    { name: 'staffing_packet_fiscal_year', properties: ['fiscalYear', 'month'] },
    {
      name: 'staffing_packet_due',
      expression: 'create index staffing_packet_due on staffing_packet (due_on) where due_on is not null',
    },
    {
      name: 'staffing_packet_reopening',
      expression: `create index staffing_packet_reopening on staffing_packet (organisation_id) where reopen_status = 'pending'`,
    },
  ],
})

/** A month of one programme of one provider on its way to being paid. Its row is locked while it changes. */
export class StaffingPacket extends StaffingPacketSchema.class {
  get isBilled(): boolean {
    return this.billedAt !== null
  }

  /** The packet as the rules of `libs/rules` know it. */
  state(): PacketState {
    return {
      type: this.type,
      status: this.staffingStatus,
      isBilled: this.isBilled,
      resumeStatus: this.resumeStatus,
      ticks: this.ticks,
      preparers: this.preparers,
      approvers: this.approvers,
    }
  }

  /** Whether the data of the month may not change. */
  get isLocked(): boolean {
    return isMonthLocked({ status: this.staffingStatus, isBilled: this.isBilled, resumeStatus: this.resumeStatus })
  }
}
StaffingPacketSchema.setClass(StaffingPacket)
