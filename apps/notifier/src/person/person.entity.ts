import { defineEntity, p } from '@mikro-orm/core'

const PersonSchema = defineEntity({
  name: 'Person',
  properties: {
    id: p.uuid().primary(),
    email: p.text(),
  },
})

/** A copy of what identity tells: whose address it is, so that nobody gets mail about the own words. */
export class Person extends PersonSchema.class {}
PersonSchema.setClass(Person)
