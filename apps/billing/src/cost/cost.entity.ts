import {
  PAID_BY,
  PAYMENT_METHODS,
  SERVICE_CATEGORIES,
  type PaidBy,
  type PaymentMethod,
  type ServiceCategory,
} from '@isets/contracts'
import { defineEntity, p, type Opt } from '@mikro-orm/core'

const CostSchema = defineEntity({
  name: 'Cost',
  tableName: 'cost',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    customerId: p.uuid(),
    category: p.enum(() => [...SERVICE_CATEGORIES]).$type<ServiceCategory>(),
    fiscalYear: p.integer(),
    /** `YYYY-MM` of the day of issue: the packet that it belongs to. */
    month: p.text(),
    activityId: p.uuid(),
    organisationId: p.uuid(),
    programmeId: p.uuid(),
    subtype: p.text(),
    method: p.enum(() => [...PAYMENT_METHODS]).$type<PaymentMethod>(),
    issuedOn: p.date(),
    unitCents: p.integer(),
    quantity: p.integer(),
    totalCents: p.integer().$type<Opt<number>>().generated('(unit_cents * quantity) stored'),
    paidBy: p.enum(() => [...PAID_BY]).$type<PaidBy>(),
    isEstimate: p.boolean(),
    /** Of the total, what lies over the cap. What became of it says the request: the cost itself does not change by that. */
    excessCents: p.integer(),
    /** When it was saved over the cap: only requests from then on are about this excess. */
    overCapAt: p.datetime().strictNullable(),
    isLate: p.boolean(),
    /** SUPP-006: why it was entered after its month. */
    lateReason: p.text().strictNullable(),
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
    /** Everybody who wrote it before its last change, and what it amends: none of them decides about its override. */
    earlierWriterIds: p.array().columnType('uuid[]').defaultRaw(`'{}'`),
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
  ],
  checks: [
    { name: 'cost_excess', expression: 'excess_cents >= 0 and (over_cap_at is null) = (excess_cents = 0)' },
    {
      name: 'cost_money',
      expression: 'quantity > 0 and (unit_cents > 0 or (unit_cents = 0 and amendment_id is not null))',
    },
  ],
})

/** What was spent for a customer on a day. Changes only while its `cap_account` is held; read through `counted_cost`. */
export class Cost extends CostSchema.class {}
CostSchema.setClass(Cost)
