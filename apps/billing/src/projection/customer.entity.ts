import type { EtStatus } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** What billing knows of a customer; casework tells it. */
export const Customer = defineEntity({
  name: 'Customer',
  tableName: 'customer_projection',
  properties: {
    id: p.uuid().primary(),
    displayName: p.text(),
    individualNumber: p.text(),
    status: p.text().$type<EtStatus>(),
    enrolledWith: p.uuid().strictNullable(),
    exitedOn: p.date().strictNullable(),
  },
})
