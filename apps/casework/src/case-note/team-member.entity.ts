import { defineEntity, p } from '@mikro-orm/core'
import { Customer } from '../customer/customer.entity.ts'

/** A contact in a customer's integrated resource team (CASE-028). Whoever is no longer active gets no copies (IDN-066). */
export const TeamMember = defineEntity({
  name: 'TeamMember',
  tableName: 'team_member',
  properties: {
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id').deleteRule('cascade').primary(),
    userId: p.uuid().primary(),
    addedById: p.uuid(),
    addedAt: p.datetime(),
  },
  indexes: [{ name: 'team_member_user', properties: ['userId'] }],
})
