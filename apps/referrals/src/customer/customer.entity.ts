import { SNAP_ELIGIBILITIES, type SnapEligibility } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

const CustomerSchema = defineEntity({
  name: 'Customer',
  tableName: 'customer',
  properties: {
    id: p.uuid().primary(),
    firstName: p.text(),
    lastName: p.text(),
    individualNumber: p.text(),
    birthDate: p.date().strictNullable(),
    /** As IES writes it, empty when it has not told; how far places are follows from it. */
    county: p.text(),
    eligibility: p.enum(() => [...SNAP_ELIGIBILITIES]).$type<SnapEligibility>(),
    /** Version of the customer in the IES exchange; what is older is stale. 0 until IES has told of the customer. */
    iesVersion: p.integer(),
    /** Who may open the record; published with every change (REF-002). Empty for most customers. */
    grantedOrganisationIds: p.array().columnType('uuid[]'),
    /** Version of the grants, the aggregate version of `access-changed`. */
    accessVersion: p.integer(),
  },
  indexes: [
    {
      name: 'customer_granted',
      expression: 'create index customer_granted on customer using gin (granted_organisation_ids)',
    },
    { name: 'customer_individual_number', properties: ['individualNumber'] },
    {
      name: 'customer_name',
      expression: `create index customer_name on customer (lower(last_name) text_pattern_ops, lower(first_name))`,
    },
  ],
})

/** What referrals need to know of a customer, and who may see the customer. Its row is locked while a referral changes. */
export class Customer extends CustomerSchema.class {
  fullName(): string {
    return `${this.firstName} ${this.lastName}`.trim()
  }
}
CustomerSchema.setClass(Customer)
