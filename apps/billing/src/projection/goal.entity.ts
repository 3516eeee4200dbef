import type { GoalStatus } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** A goal of a customer's plan; casework tells it. One taken out stays: a service may still lie under it. */
export const Goal = defineEntity({
  name: 'Goal',
  tableName: 'goal_projection',
  properties: {
    id: p.uuid().primary(),
    customerId: p.uuid(),
    enrolmentId: p.uuid(),
    statement: p.text(),
    status: p.text().$type<GoalStatus>(),
    isRemoved: p.boolean(),
  },
  indexes: [{ name: 'goal_projection_customer', properties: ['customerId'] }],
})
