import { PLAN_CHANGE_ACTIONS, PLAN_SECTIONS, type PlanChangeAction, type PlanSection } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'
import { Customer } from '../customer/customer.entity.ts'

const PlanChangeSchema = defineEntity({
  name: 'PlanChange',
  tableName: 'plan_change',
  properties: {
    id: p.uuid().primary(),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id').deleteRule('cascade'),
    at: p.datetime(),
    actorId: p.uuid().strictNullable(),
    actorName: p.text().strictNullable(),
    section: p.enum(() => [...PLAN_SECTIONS]).$type<PlanSection>(),
    action: p.enum(() => [...PLAN_CHANGE_ACTIONS]).$type<PlanChangeAction>(),
    /** What was changed, by its name. */
    item: p.text(),
    from: p.text().strictNullable().fieldName('was'),
    to: p.text().strictNullable().fieldName('became'),
    reason: p.text().strictNullable(),
  },
  indexes: [{ name: 'plan_change_customer', properties: ['customerId', 'at'] }],
})

/** A line of the Update Log of a plan (PLAN-012). Only added to. */
export class PlanChange extends PlanChangeSchema.class {}
PlanChangeSchema.setClass(PlanChange)
