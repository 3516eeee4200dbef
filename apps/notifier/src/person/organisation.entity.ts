import { defineEntity, p } from '@mikro-orm/core'

const OrganisationSchema = defineEntity({
  name: 'Organisation',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    providerManagerId: p.uuid().strictNullable(),
  },
  indexes: [{ name: 'organisation_provider_manager', properties: ['providerManagerId'] }],
})

/** A copy of what identity tells of a provider. */
export class Organisation extends OrganisationSchema.class {}
OrganisationSchema.setClass(Organisation)
