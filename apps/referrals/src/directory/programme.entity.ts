import { PROGRAMME_OFFERINGS, PROGRAMME_TYPES, type ProgrammeOffering, type ProgrammeType } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** A programme of a provider, under its contract of one fiscal year. */
export const Programme = defineEntity({
  name: 'Programme',
  tableName: 'programme',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    organisationId: p.uuid(),
    name: p.text(),
    type: p.enum(() => [...PROGRAMME_TYPES]).$type<ProgrammeType>(),
    contractId: p.uuid(),
    fiscalYear: p.integer(),
    activities: p.array(),
    open: p.boolean(),
    description: p.text(),
    offering: p.enum(() => [...PROGRAMME_OFFERINGS]).$type<ProgrammeOffering>(),
    fullTime: p.boolean(),
    partTime: p.boolean(),
  },
  indexes: [
    { name: 'programme_organisation', properties: ['organisationId'] },
    { name: 'programme_contract', properties: ['contractId'] },
  ],
})

/** A place of the statewide list, where programmes run and an intake can be (REF-045, PROV-019). */
export const Location = defineEntity({
  name: 'Location',
  tableName: 'location',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    address: p.text(),
    city: p.text(),
    county: p.text(),
  },
})

/** Which locations a provider has in its record. */
export const OrganisationLocation = defineEntity({
  name: 'OrganisationLocation',
  tableName: 'organisation_location',
  properties: { organisationId: p.uuid().primary(), locationId: p.uuid().primary() },
  indexes: [{ name: 'organisation_location_location', properties: ['locationId'] }],
})

/** PROV-018: programmes are assigned by location. */
export const ProgrammeLocation = defineEntity({
  name: 'ProgrammeLocation',
  tableName: 'programme_location',
  properties: { programmeId: p.uuid().primary(), locationId: p.uuid().primary() },
  indexes: [{ name: 'programme_location_location', properties: ['locationId'] }],
})

/** Contracts, as billing tells them: without one of the current year nobody is referred (REF-065). */
export const Contract = defineEntity({
  name: 'Contract',
  tableName: 'contract',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    organisationId: p.uuid(),
    fiscalYear: p.integer(),
    number: p.text(),
    startsOn: p.date(),
    endsOn: p.date(),
    /** Codes of the contracted activities; empty when billing has not told them. */
    activities: p.array(),
  },
  indexes: [{ name: 'contract_organisation', properties: ['organisationId'] }],
})
