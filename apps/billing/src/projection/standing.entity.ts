import type { EtStatus } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** E&T statuses in which a customer is staffed (BILL-047). */
export const STAFFED_STATUSES = ['active', 'retention'] as const satisfies readonly EtStatus[]
export type StaffedStatus = (typeof STAFFED_STATUSES)[number]

/** Days on which a customer was Active or Retention, the first and the last included; `until` is null while it lasts. */
export const StatusSpan = defineEntity({
  name: 'StatusSpan',
  tableName: 'status_span',
  properties: {
    id: p.uuid().primary(),
    customerId: p.uuid(),
    status: p.text().$type<StaffedStatus>(),
    since: p.date(),
    until: p.date().strictNullable(),
  },
  indexes: [
    { name: 'status_span_customer', properties: ['customerId', 'since', 'until'] },
    {
      name: 'status_span_open',
      expression: 'create unique index status_span_open on status_span (customer_id) where until is null',
    },
  ],
})

/** Days on which an organisation had an accepted referral of a customer, the first and the last included. */
export const ReferralSpan = defineEntity({
  name: 'ReferralSpan',
  tableName: 'referral_span',
  properties: {
    id: p.uuid().primary(),
    /** Null for what was there before referrals were followed by their dates. */
    referralId: p.uuid().strictNullable(),
    customerId: p.uuid(),
    organisationId: p.uuid(),
    since: p.date(),
    until: p.date().strictNullable(),
  },
  indexes: [
    { name: 'referral_span_customer', properties: ['customerId', 'organisationId', 'since', 'until'] },
    {
      name: 'referral_span_open',
      expression:
        'create unique index referral_span_open on referral_span (customer_id, organisation_id) where until is null',
    },
  ],
})
