import type { OrganisationKind } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** What billing needs to know of an organisation; identity tells it. */
export const Organisation = defineEntity({
  name: 'Organisation',
  tableName: 'organisation_projection',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    parentId: p.uuid().strictNullable(),
    providerManagerId: p.uuid().strictNullable(),
    /** Of the office of DHS that it belongs to; null until identity tells it. */
    region: p.text().strictNullable(),
    kind: p.text().$type<OrganisationKind>().strictNullable(),
  },
})
