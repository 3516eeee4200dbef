import { PROGRAMME_TYPES, type OrganisationKind, type ProgrammeType } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** What casework needs to know of an organisation; identity tells it by event. */
export const Organisation = defineEntity({
  name: 'Organisation',
  tableName: 'organisation',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    /** The intermediary above it, and who looks after it: both get notes about it (NOTE-005). */
    parentId: p.uuid().strictNullable(),
    providerManagerId: p.uuid().strictNullable(),
    /** An FCRC enrols in its own activities (REF-037); null until identity tells it. */
    kind: p.text().$type<OrganisationKind>().strictNullable(),
  },
  indexes: [
    { name: 'organisation_parent', properties: ['parentId'] },
    { name: 'organisation_provider_manager', properties: ['providerManagerId'] },
  ],
})

/** A programme that customers can be enrolled in; referrals tells it. */
export const Programme = defineEntity({
  name: 'Programme',
  tableName: 'programme',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    name: p.text(),
    type: p.enum(() => [...PROGRAMME_TYPES]).$type<ProgrammeType>(),
    contractId: p.uuid(),
    fiscalYear: p.smallint(),
    activities: p.array(),
    isOpen: p.boolean(),
  },
  indexes: [{ name: 'programme_organisation', properties: ['organisationId'] }],
})

/** The contract of an organisation for one fiscal year; billing tells it. */
export const Contract = defineEntity({
  name: 'Contract',
  tableName: 'contract',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    fiscalYear: p.smallint(),
    number: p.text(),
    startsOn: p.date().$type<string>(),
    endsOn: p.date().$type<string>(),
    activities: p.array(),
  },
  indexes: [{ name: 'contract_organisation', properties: ['organisationId', 'fiscalYear'] }],
})
