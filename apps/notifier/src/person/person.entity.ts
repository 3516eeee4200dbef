import type { Role } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

const PersonSchema = defineEntity({
  name: 'Person',
  properties: {
    id: p.uuid().primary(),
    email: p.text(),
    roles: p.array<Role>(),
    organisationId: p.uuid().strictNullable(),
    active: p.boolean(),
  },
  indexes: [
    { name: 'person_organisation', properties: ['organisationId'] },
    { name: 'person_email', expression: 'create index person_email on person (lower(email))' },
  ],
})

/** A copy of what identity tells: whose address it is, and who is to hear of what. */
export class Person extends PersonSchema.class {}
PersonSchema.setClass(Person)
