import type { OrganisationKind } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** What referrals need to know of an organisation; identity tells it by event. */
export const Organisation = defineEntity({
  name: 'Organisation',
  tableName: 'organisation',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    /** An FCRC is IDHS and refers nobody to itself (REF-037); null until identity tells it. */
    kind: p.text().$type<OrganisationKind>().strictNullable(),
  },
})
