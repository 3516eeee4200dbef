import { ET_STATUSES, NOT_TAKING_PART_CAUSES, type EtStatus, type NotTakingPartCause } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'
import { Customer } from './customer.entity.ts'

const StatusHistorySchema = defineEntity({
  name: 'StatusHistory',
  tableName: 'status_history',
  properties: {
    id: p.uuid().primary(),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id').deleteRule('cascade'),
    status: p.enum(() => [...ET_STATUSES]).$type<EtStatus>(),
    at: p.datetime(),
    /** Null where it followed from something else: a referral, an activity. */
    actorId: p.uuid().strictNullable(),
    actorName: p.text().strictNullable(),
    /** With Never Active: not eligible or not taking part, and why (REF-063). */
    cause: p
      .enum(() => [...NOT_TAKING_PART_CAUSES])
      .$type<NotTakingPartCause>()
      .strictNullable(),
    reason: p.text().strictNullable(),
  },
  indexes: [{ name: 'status_history_customer', properties: ['customerId', 'at'] }],
})

/** One status that a customer has had, since when and by whom (CASE-016, CASE-053). Only added to. */
export class StatusHistory extends StatusHistorySchema.class {}
StatusHistorySchema.setClass(StatusHistory)
