import { defineEntity, p } from '@mikro-orm/core'

/** An enrolment in a programme; casework tells it. */
export const Enrolment = defineEntity({
  name: 'Enrolment',
  tableName: 'enrolment_projection',
  properties: {
    id: p.uuid().primary(),
    customerId: p.uuid(),
    programmeId: p.uuid(),
    organisationId: p.uuid(),
    enrolledOn: p.date(),
    endedOn: p.date().strictNullable(),
  },
  indexes: [
    { name: 'enrolment_projection_customer', properties: ['customerId'] },
    { name: 'enrolment_projection_place', properties: ['organisationId', 'programmeId', 'enrolledOn'] },
  ],
})
