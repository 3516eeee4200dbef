import { REFERRAL_RESPONSES, REFERRAL_STATUSES, type ReferralResponse, type ReferralStatus } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** One version of a referral (REF-043): what was done, by whom, and how it stood then. Only ever added. */
export const ReferralVersion = defineEntity({
  name: 'ReferralVersion',
  tableName: 'referral_version',
  properties: {
    referralId: p.uuid().primary(),
    version: p.integer().primary(),
    act: p.text(),
    at: p.datetime(),
    /** Null when time did it. */
    actorId: p.uuid().strictNullable(),
    actorName: p.text(),
    actorOrganisation: p.text().strictNullable(),
    status: p.enum(() => [...REFERRAL_STATUSES]).$type<ReferralStatus>(),
    response: p
      .enum(() => [...REFERRAL_RESPONSES])
      .$type<ReferralResponse>()
      .strictNullable(),
    toOrganisationId: p.uuid().strictNullable(),
    programmeId: p.uuid().strictNullable(),
    expectedStartOn: p.date().strictNullable(),
    reasons: p.array((value) => Number(value)).columnType('smallint[]'),
    note: p.text().strictNullable(),
  },
  /** What was asked and what expired in a time (REF-009). */
  indexes: [{ name: 'referral_version_at', properties: ['at'] }],
})
