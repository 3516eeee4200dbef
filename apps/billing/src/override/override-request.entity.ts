import { OVERRIDE_STATUSES, SERVICE_CATEGORIES, type OverrideStatus, type ServiceCategory } from '@isets/contracts'
import { defineEntity, p, type Opt } from '@mikro-orm/core'
import { Cost } from '../cost/cost.entity.ts'

const OverrideRequestSchema = defineEntity({
  name: 'OverrideRequest',
  tableName: 'override_request',
  properties: {
    id: p.uuid().primary(),
    serial: p.bigint('number').$type<Opt<number>>().defaultRaw(`nextval('override_request_serial')`),
    number: p
      .text()
      .$type<Opt<string>>()
      .generated(`('OVR-' || lpad(serial::text, greatest(6, length(serial::text)), '0')) stored`)
      .unique('override_request_number'),
    version: p.integer(),
    customerId: p.uuid(),
    category: p.enum(() => [...SERVICE_CATEGORIES]).$type<ServiceCategory>(),
    fiscalYear: p.integer(),
    /** The cost that lies over the cap; none when an increase of the total is asked for (SUPP-020). */
    costId: () => p.manyToOne(Cost).mapToPk().fieldName('cost_id').strictNullable(),
    organisationId: p.uuid(),
    excessCents: p.integer(),
    explanation: p.text(),
    status: p.enum(() => [...OVERRIDE_STATUSES]).$type<OverrideStatus>(),
    requesterId: p.uuid(),
    requesterName: p.text(),
    requesterEmail: p.text(),
    requestedAt: p.datetime(),
    dueAt: p.datetime(),
    /** When the next alert goes out; null when all have, or when it is decided. */
    alertsAt: p.datetime().strictNullable(),
    alertsGiven: p.smallint(),
    decidedById: p.uuid().strictNullable(),
    decidedByName: p.text().strictNullable(),
    decidedAt: p.datetime().strictNullable(),
    reason: p.text().strictNullable(),
  },
  indexes: [
    { name: 'override_request_account', properties: ['customerId', 'category', 'fiscalYear'] },
    { name: 'override_request_status', properties: ['status', 'dueAt'] },
    { name: 'override_request_organisation', properties: ['organisationId', 'status'] },
    { name: 'override_request_cost', properties: ['costId'] },
    {
      name: 'override_request_alerts',
      expression: `create index override_request_alerts on override_request (alerts_at) where status = 'pending' and alerts_at is not null`,
    },
    {
      name: 'override_request_one_pending',
      expression: `create unique index override_request_one_pending on override_request (customer_id, category, fiscal_year) where status = 'pending'`,
    },
  ],
})

/** Asks IDHS to pay what lies over a cap, and keeps what was decided. */
export class OverrideRequest extends OverrideRequestSchema.class {}
OverrideRequestSchema.setClass(OverrideRequest)
