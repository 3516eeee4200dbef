import { ET_STATUSES, SNAP_ELIGIBILITIES, type EtStatus, type IesAddress, type SnapEligibility } from '@isets/contracts'
import { defineEntity, p, type Opt } from '@mikro-orm/core'

/** By name, with what a page of the list filters by. */
const BY_NAME = 'create index customer_by_name on customer (last_name, first_name, id) include (et_status, eligibility)'

const CustomerSchema = defineEntity({
  name: 'Customer',
  tableName: 'customer',
  properties: {
    /** Minted by the IES exchange. */
    id: p.uuid().primary(),
    version: p.integer(),
    firstName: p.text(),
    middleName: p.text(),
    lastName: p.text(),
    individualNumber: p.text(),
    caseNumber: p.text(),
    birthDate: p.date().$type<string>(),
    email: p.text(),
    phone: p.text(),
    address: p.json<IesAddress>(),
    county: p.text(),
    eligibility: p.enum(() => [...SNAP_ELIGIBILITIES]).$type<SnapEligibility>(),
    abawd: p.boolean(),
    redeterminationOn: p.date().$type<string>().strictNullable(),
    midpointOn: p.date().$type<string>().strictNullable(),
    /** False once a full feed has come without the customer. */
    inFeed: p.boolean(),
    /** The version that the IES exchange gave: what is older is stale. */
    iesVersion: p.integer(),
    /** Providers that may open the record, as referrals says it: the access grants of the rubric. */
    grantedOrganisationIds: p.array<string>().columnType('uuid[]').$type<Opt<string[]>>().default([]),
    etStatus: p
      .enum(() => [...ET_STATUSES])
      .$type<Opt<EtStatus>>()
      .default('not_enrolled'),
    etStatusSince: p.datetime(),
    /** Where the status goes back to when a referral is accepted (conflicts F). */
    statusBeforeReferral: p
      .enum(() => [...ET_STATUSES])
      .$type<EtStatus>()
      .strictNullable(),
    /** Organisations of the open enrolments, the newest first. */
    enrolledOrganisationIds: p.array<string>().columnType('uuid[]').$type<Opt<string[]>>().default([]),
    /** Day and fiscal year of the newest enrolment. */
    enrolledOn: p.date().$type<string>().strictNullable(),
    fiscalYear: p.smallint().strictNullable(),
    /** Day of the newest completed screening, by any provider (ASMT-015). */
    screenedOn: p.date().$type<string>().strictNullable(),
    /** Started SNAP activities, and all that are started. */
    openSnap: p.smallint().$type<Opt<number>>().default(0),
    openActivities: p.smallint().$type<Opt<number>>().default(0),
    exitedOn: p.date().$type<string>().strictNullable(),
  },
  indexes: [
    { name: 'customer_by_name', expression: BY_NAME },
    { name: 'customer_individual_number', properties: ['individualNumber'] },
    { name: 'customer_case_number', properties: ['caseNumber'] },
    { name: 'customer_status', properties: ['etStatus', 'lastName', 'firstName', 'id'] },
    { name: 'customer_county', properties: ['county', 'lastName', 'firstName', 'id'] },
    { name: 'customer_redetermination', properties: ['redeterminationOn', 'id'] },
    { name: 'customer_granted', properties: ['grantedOrganisationIds'], type: 'gin' },
  ],
})

/** A customer: identity and eligibility as IES masters them, status and plan as casework keeps them. */
export class Customer extends CustomerSchema.class {
  get displayName(): string {
    return `${this.firstName} ${this.lastName}`
  }
}
CustomerSchema.setClass(Customer)
