import {
  REFERRAL_KINDS,
  REFERRAL_RESPONSES,
  REFERRAL_STATUSES,
  type ReferralKind,
  type ReferralResponse,
  type ReferralStatus,
} from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** What casework needs to know of a referral: whether it carries an enrolment, and what it means for the status. */
export const Referral = defineEntity({
  name: 'Referral',
  tableName: 'referral',
  properties: {
    id: p.uuid().primary(),
    /** Not a foreign key: the referral may come before the customer does. */
    customerId: p.uuid(),
    kind: p.enum(() => [...REFERRAL_KINDS]).$type<ReferralKind>(),
    status: p.enum(() => [...REFERRAL_STATUSES]).$type<ReferralStatus>(),
    response: p
      .enum(() => [...REFERRAL_RESPONSES])
      .$type<ReferralResponse>()
      .strictNullable(),
    fromOrganisationId: p.uuid().strictNullable(),
    toOrganisationId: p.uuid().strictNullable(),
    programmeId: p.uuid().strictNullable(),
    programmeName: p.text().strictNullable(),
    submittedAt: p.datetime(),
    expectedStartOn: p.date().$type<string>().strictNullable(),
    /** Closed because the customer took the consent back. */
    consentRevoked: p.boolean().default(false),
  },
  indexes: [{ name: 'referral_customer', properties: ['customerId', 'submittedAt'] }],
})
