import { defineEntity, p } from '@mikro-orm/core'

/** Which organisations may see a customer; referrals tell it. Nobody does while the list is empty. */
export const CustomerAccess = defineEntity({
  name: 'CustomerAccess',
  tableName: 'customer_access',
  properties: {
    customerId: p.uuid().primary(),
    grantedOrganisationIds: p.array().columnType('uuid[]'),
    version: p.integer(),
  },
  indexes: [
    {
      name: 'customer_access_granted',
      expression: 'create index customer_access_granted on customer_access using gin (granted_organisation_ids)',
    },
  ],
})
