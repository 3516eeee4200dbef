import type { Role } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** What the help desk needs to know of a user; identity tells it by event. */
export const Person = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    email: p.text(),
    roles: p.array<Role>(),
    organisationId: p.uuid().strictNullable(),
    active: p.boolean(),
  },
  indexes: [{ name: 'person_organisation', properties: ['organisationId'] }],
})
