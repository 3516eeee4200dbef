import type { ProgrammeType } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** A programme of an organisation; referrals tell it. */
export const Programme = defineEntity({
  name: 'Programme',
  tableName: 'programme_projection',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    name: p.text(),
    type: p.text().$type<ProgrammeType>(),
    contractId: p.uuid(),
    fiscalYear: p.integer(),
    isOpen: p.boolean(),
  },
  indexes: [{ name: 'programme_projection_organisation', properties: ['organisationId'] }],
})
