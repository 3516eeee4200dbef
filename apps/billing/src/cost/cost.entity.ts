import { COST_STATUSES, PAID_BY, PAYMENT_METHODS, SERVICE_CATEGORIES } from '@isets/contracts'
import { defineEntity, p, type Opt } from '@mikro-orm/core'

const CostSchema = defineEntity({
  name: 'Cost',
  tableName: 'cost',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    customerId: p.uuid(),
    category: p.enum(() => [...SERVICE_CATEGORIES]),
    fiscalYear: p.integer(),
    /** `YYYY-MM` of the day of issue: the packet that it belongs to. */
    month: p.text(),
    activityId: p.uuid(),
    organisationId: p.uuid(),
    programmeId: p.uuid(),
    subtype: p.text(),
    method: p.enum(() => [...PAYMENT_METHODS]),
    issuedOn: p.date(),
    unitCents: p.integer(),
    quantity: p.integer(),
    totalCents: p.integer().$type<Opt<number>>().generated('(unit_cents * quantity) stored'),
    paidBy: p.enum(() => [...PAID_BY]),
    isEstimate: p.boolean(),
    status: p.enum(() => [...COST_STATUSES]),
    /** Of the total, what lies over the cap. */
    excessCents: p.integer(),
    isLate: p.boolean(),
    /** Set when it was entered for a month that was submitted already. */
    amendmentId: p.uuid().strictNullable(),
    /** The cost of such a month in whose place it counts; that one itself never changes. */
    amendsCostId: () => p.manyToOne(Cost).mapToPk().fieldName('amends_cost_id').strictNullable(),
    recordedById: p.uuid(),
    recordedByName: p.text(),
    recordedAt: p.datetime(),
    updatedById: p.uuid(),
    updatedByName: p.text(),
    updatedAt: p.datetime(),
    deletedAt: p.datetime().strictNullable(),
    deletedById: p.uuid().strictNullable(),
  },
  indexes: [
    { name: 'cost_account', properties: ['customerId', 'category', 'fiscalYear'] },
    { name: 'cost_customer_day', properties: ['customerId', 'issuedOn'] },
    { name: 'cost_packet', properties: ['organisationId', 'programmeId', 'month'] },
    { name: 'cost_activity', properties: ['activityId'] },
    {
      name: 'cost_amends',
      expression: 'create index cost_amends on cost (amends_cost_id) where amends_cost_id is not null',
    },
    {
      name: 'cost_amendment',
      expression: 'create index cost_amendment on cost (amendment_id) where amendment_id is not null',
    },
    {
      name: 'cost_one_over_cap',
      expression: `create unique index cost_one_over_cap on cost (customer_id, category, fiscal_year) where status in ('over_cap', 'override_denied') and deleted_at is null`,
    },
  ],
  checks: [
    { name: 'cost_excess', expression: `excess_cents >= 0 and (status = 'recorded') = (excess_cents = 0)` },
    {
      name: 'cost_money',
      expression: 'quantity > 0 and (unit_cents > 0 or (unit_cents = 0 and amendment_id is not null))',
    },
  ],
})

/** What was spent for a customer on a day. Changes only while it holds its `cap_account`. */
export class Cost extends CostSchema.class {}
CostSchema.setClass(Cost)
