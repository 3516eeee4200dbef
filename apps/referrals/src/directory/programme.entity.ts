import { PROGRAMME_TYPES, type ProgrammeType } from '@isets/contracts'
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
  },
  indexes: [{ name: 'programme_organisation', properties: ['organisationId'] }],
})

/** A place where an intake can be (REF-045), from the statewide list. */
export const Location = defineEntity({
  name: 'Location',
  tableName: 'location',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    name: p.text(),
    address: p.text(),
    city: p.text(),
    county: p.text(),
  },
  indexes: [{ name: 'location_organisation', properties: ['organisationId'] }],
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
  },
  indexes: [{ name: 'contract_organisation', properties: ['organisationId'] }],
})
