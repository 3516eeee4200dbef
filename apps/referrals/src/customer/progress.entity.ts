import { defineEntity, p } from '@mikro-orm/core'

/** REF-003: completed screenings, as casework tells them. */
export const Screening = defineEntity({
  name: 'Screening',
  tableName: 'screening',
  properties: {
    id: p.uuid().primary(),
    customerId: p.uuid(),
    organisationId: p.uuid().strictNullable(),
    completedAt: p.datetime(),
  },
  indexes: [{ name: 'screening_customer', properties: ['customerId'] }],
})

/** Enrolments, as casework tells them: a referral is Exited when all of a provider's are ended (REF-061). */
export const Enrolment = defineEntity({
  name: 'Enrolment',
  tableName: 'enrolment',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    customerId: p.uuid(),
    organisationId: p.uuid(),
    programmeId: p.uuid(),
    enrolledOn: p.date(),
    endedOn: p.date().strictNullable(),
  },
  indexes: [{ name: 'enrolment_customer', properties: ['customerId', 'organisationId'] }],
})
