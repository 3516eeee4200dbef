import { SNAP_ELIGIBILITIES, type SnapEligibility } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

const IesCustomerSchema = defineEntity({
  name: 'IesCustomerRecord',
  tableName: 'ies_customer',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    individualNumber: p.text(),
    caseNumber: p.text(),
    firstName: p.text(),
    middleName: p.text(),
    lastName: p.text(),
    /** What names are compared by: `nameKey` of the rules. */
    firstKey: p.text(),
    lastKey: p.text(),
    birthDate: p.date(),
    /** Keyed hashes; the number itself is nowhere. */
    ssnHash: p.text().strictNullable(),
    ssnLast4Hash: p.text().fieldName('ssn_last4_hash').strictNullable(),
    email: p.text(),
    phone: p.text(),
    line1: p.text().fieldName('line1'),
    line2: p.text().fieldName('line2'),
    city: p.text(),
    state: p.text(),
    zip: p.text(),
    county: p.text(),
    eligibility: p.enum(() => [...SNAP_ELIGIBILITIES]).$type<SnapEligibility>(),
    abawd: p.boolean(),
    redeterminationOn: p.date().strictNullable(),
    midpointOn: p.date().strictNullable(),
    inFeed: p.boolean(),
    /** The import that last changed the row; `null` where a person added it. */
    importId: p.uuid().strictNullable(),
    changedAt: p.datetime(),
  },
  uniques: [{ name: 'ies_customer_individual_number', properties: ['individualNumber'] }],
  indexes: [
    { name: 'ies_customer_names', properties: ['lastKey', 'firstKey'] },
    { name: 'ies_customer_case', properties: ['caseNumber'] },
  ],
})

/** A customer as IES has it (IES-003), or as IDHS staff added it until IES brings it (IES-014). */
export class IesCustomerRecord extends IesCustomerSchema.class {}
IesCustomerSchema.setClass(IesCustomerRecord)
