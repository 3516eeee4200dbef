import { SERVICE_CATEGORIES, SERVICE_STATUSES, type ServiceCategory, type ServiceStatus } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** The service of a category: once for the whole participation of a customer, under a goal (SUPP-001, SUPP-003). */
export const SupportiveService = defineEntity({
  name: 'SupportiveService',
  tableName: 'supportive_service',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    customerId: p.uuid(),
    category: p.enum(() => [...SERVICE_CATEGORIES]).$type<ServiceCategory>(),
    /** As it was typed by hand in former times; empty where the service began under a goal of the plan. */
    goal: p.text(),
    /** The goal of the plan, which casework may have taken out since. */
    goalId: p.uuid().strictNullable(),
    status: p.enum(() => [...SERVICE_STATUSES]).$type<ServiceStatus>(),
    plannedStartOn: p.date().strictNullable(),
    plannedEndOn: p.date().strictNullable(),
    hours: p.integer(),
    notes: p.text(),
    /** The agency whose service it is. */
    organisationId: p.uuid(),
  },
  uniques: [{ name: 'supportive_service_category', properties: ['customerId', 'category'] }],
})
