import { defineEntity, p } from '@mikro-orm/core'

/** What referrals need to know of an organisation; identity tells it by event. */
export const Organisation = defineEntity({
  name: 'Organisation',
  tableName: 'organisation',
  properties: { id: p.uuid().primary(), name: p.text() },
})
