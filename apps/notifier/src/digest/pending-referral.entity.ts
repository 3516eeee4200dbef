import { defineEntity, p } from '@mikro-orm/core'

const PendingReferralSchema = defineEntity({
  name: 'PendingReferral',
  tableName: 'pending_referral',
  properties: {
    id: p.uuid().primary(),
    number: p.text(),
    /** All that a mail may say of the customer (NOTIF-018). */
    customerInitials: p.text(),
    organisationId: p.uuid(),
    programmeName: p.text().strictNullable(),
    submittedAt: p.datetime(),
    /** Null on a referral whose customer has been met already. */
    contactDueAt: p.datetime().strictNullable(),
    responseDueAt: p.datetime(),
    expiresAt: p.datetime(),
  },
  indexes: [{ name: 'pending_referral_organisation', properties: ['organisationId', 'responseDueAt'] }],
})

/** A referral that waits for the answer of a provider; answered, expired and closed ones are not here. */
export class PendingReferral extends PendingReferralSchema.class {}
PendingReferralSchema.setClass(PendingReferral)
