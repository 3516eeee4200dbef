import { defineEntity, p } from '@mikro-orm/core'

/** What the help desk needs to know of an organisation; identity tells it by event. */
export const Organisation = defineEntity({
  name: 'Organisation',
  tableName: 'organisation',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    /** Gets a copy of policy questions (HELP-036). */
    providerManagerId: p.uuid().strictNullable(),
  },
  indexes: [{ name: 'organisation_provider_manager', properties: ['providerManagerId'] }],
})
