import { ACTIVITY_STATUSES, ACTIVITY_TYPES, type ActivityStatus, type ActivityType } from '@isets/contracts'
import { defineEntity, p, type Opt } from '@mikro-orm/core'
import { Customer } from '../customer/customer.entity.ts'
import { Enrolment } from '../enrolment/enrolment.entity.ts'
import { Goal } from './goal.entity.ts'

const ActivitySchema = defineEntity({
  name: 'Activity',
  tableName: 'activity',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id').deleteRule('cascade'),
    goalId: () => p.manyToOne(Goal).mapToPk().fieldName('goal_id'),
    enrolmentId: () => p.manyToOne(Enrolment).mapToPk().fieldName('enrolment_id').deleteRule('cascade'),
    organisationId: p.uuid(),
    programmeId: p.uuid(),
    type: p.enum(() => [...ACTIVITY_TYPES]).$type<ActivityType>(),
    isSnap: p.boolean(),
    status: p.enum(() => [...ACTIVITY_STATUSES]).$type<ActivityStatus>(),
    plannedStartOn: p.date().$type<string>(),
    plannedEndOn: p.date().$type<string>(),
    /** Hundredths of an hour in a week (C49: two decimals). */
    hoursPerWeek: p.integer(),
    startedOn: p.date().$type<string>().strictNullable(),
    completedOn: p.date().$type<string>().strictNullable(),
    notes: p.text(),
    /** Counts what is written in its attendance, apart from the plan: neither disturbs the other. */
    attendanceVersion: p.integer().$type<Opt<number>>().default(1),
    addedAt: p.datetime(),
  },
  indexes: [
    { name: 'activity_customer', properties: ['customerId', 'status'] },
    { name: 'activity_goal', properties: ['goalId'] },
    { name: 'activity_enrolment', properties: ['enrolmentId'] },
    { name: 'activity_programme', properties: ['organisationId', 'programmeId', 'startedOn'] },
    {
      name: 'activity_one_open',
      expression: `create unique index activity_one_open on activity (customer_id, type) where status = 'started'`,
    },
  ],
})

/** An activity of the plan, with the organisation that serves it (PLAN-020, PLAN-026). Open means started (ENR-002). */
export class Activity extends ActivitySchema.class {}
ActivitySchema.setClass(Activity)
