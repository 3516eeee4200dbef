import type { Role } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** What casework needs to know of a user: who can be in a resource team and get copies. Identity tells it by event. */
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
