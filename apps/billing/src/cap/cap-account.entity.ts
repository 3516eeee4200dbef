import { SERVICE_CATEGORIES, type ServiceCategory } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/**
 * One category of a customer's fiscal year. Every change of its costs and requests holds this row until the commit, so
 * that two of them can never look at the same sum (SUPP-014, SUPP-016).
 */
export const CapAccountRow = defineEntity({
  name: 'CapAccountRow',
  tableName: 'cap_account',
  properties: {
    customerId: p.uuid().primary(),
    category: p
      .enum(() => [...SERVICE_CATEGORIES])
      .$type<ServiceCategory>()
      .primary(),
    fiscalYear: p.integer().primary(),
    /** Counts the changes. */
    version: p.integer(),
  },
})
