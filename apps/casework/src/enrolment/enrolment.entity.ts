import { defineEntity, p, type Opt } from '@mikro-orm/core'
import { Customer } from '../customer/customer.entity.ts'

const EnrolmentSchema = defineEntity({
  name: 'Enrolment',
  tableName: 'enrolment',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id').deleteRule('cascade'),
    programmeId: p.uuid(),
    programmeName: p.text(),
    organisationId: p.uuid(),
    contractId: p.uuid(),
    fiscalYear: p.smallint(),
    enrolledOn: p.date().$type<string>(),
    endedOn: p.date().$type<string>().strictNullable(),
    enrolledBy: p.uuid().strictNullable(),
    enrolledByName: p.text().strictNullable(),
    /** An FCRC in its own activities, where no referral has brought the customer (REF-037). */
    ownActivities: p.boolean().$type<Opt<boolean>>().default(false),
  },
  indexes: [
    { name: 'enrolment_customer', properties: ['customerId', 'enrolledOn'] },
    { name: 'enrolment_programme', properties: ['programmeId'] },
    { name: 'enrolment_organisation', properties: ['organisationId'] },
    {
      name: 'enrolment_one_open',
      expression:
        'create unique index enrolment_one_open on enrolment (customer_id, programme_id) where ended_on is null',
    },
  ],
})

/** A customer takes part in a programme, from a day on (ENR-001). */
export class Enrolment extends EnrolmentSchema.class {}
EnrolmentSchema.setClass(Enrolment)
