import { defineEntity, p } from '@mikro-orm/core'

/**
 * The access grants of a customer as referrals last told them. The customer carries a copy; they are kept here too
 * because they may come before the customer does, and to lock them while either comes.
 */
export const CustomerAccess = defineEntity({
  name: 'CustomerAccess',
  tableName: 'customer_access',
  properties: {
    customerId: p.uuid().primary(),
    grantedOrganisationIds: p.array<string>().columnType('uuid[]').default([]),
    version: p.integer().default(0),
  },
})
