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

/**
 * Enrolments, as casework tells them: a referral is Exited when all of a provider's are ended (REF-061), and those of an
 * FCRC in its own activities open the record to it (REF-037).
 */
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
    /** Of an FCRC in its own activities, which no referral has brought. */
    ownActivities: p.boolean().default(false),
    /** When the access of that FCRC ends after the exit; null while it serves, once it has ended, and for everybody else. */
    accessEndsAt: p.datetime().strictNullable(),
  },
  indexes: [
    { name: 'enrolment_customer', properties: ['customerId', 'organisationId'] },
    {
      name: 'enrolment_access_ends',
      expression: 'create index enrolment_access_ends on enrolment (access_ends_at) where access_ends_at is not null',
    },
  ],
})
