import { IES_OUTCOMES, type IesOutcome } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** Who searched IES, by what and with which result; never for what. Added to and never changed. */
export const Lookup = defineEntity({
  name: 'Lookup',
  tableName: 'ies_lookup',
  properties: {
    id: p.uuid().primary(),
    at: p.datetime(),
    userId: p.uuid(),
    userName: p.text(),
    organisationName: p.text().strictNullable(),
    identifiers: p.json<string[]>(),
    outcome: p.enum(() => [...IES_OUTCOMES]).$type<IesOutcome>(),
    customerId: p.uuid().strictNullable(),
  },
  indexes: [
    { name: 'ies_lookup_at', properties: ['at', 'id'] },
    { name: 'ies_lookup_user', properties: ['userId', 'at'] },
  ],
})
