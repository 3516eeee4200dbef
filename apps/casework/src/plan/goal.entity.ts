import { GOAL_STATUSES, GOAL_TERMS, type GoalStatus, type GoalTerm } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'
import { Customer } from '../customer/customer.entity.ts'
import { Enrolment } from '../enrolment/enrolment.entity.ts'

const GoalSchema = defineEntity({
  name: 'Goal',
  tableName: 'goal',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id').deleteRule('cascade'),
    enrolmentId: () => p.manyToOne(Enrolment).mapToPk().fieldName('enrolment_id').deleteRule('cascade'),
    statement: p.text(),
    category: p.text(),
    term: p.enum(() => [...GOAL_TERMS]).$type<GoalTerm>(),
    status: p.enum(() => [...GOAL_STATUSES]).$type<GoalStatus>(),
    addedAt: p.datetime(),
  },
  indexes: [
    { name: 'goal_customer', properties: ['customerId', 'addedAt'] },
    { name: 'goal_enrolment', properties: ['enrolmentId'] },
  ],
})

/** A goal of the employment plan; activities live under it (PLAN-008, PLAN-013). */
export class Goal extends GoalSchema.class {}
GoalSchema.setClass(Goal)
