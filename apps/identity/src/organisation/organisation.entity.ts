import { ORGANISATION_KINDS } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

const OrganisationSchema = defineEntity({
  name: 'Organisation',
  properties: {
    id: p.uuid().primary(),
    name: p.text().unique(),
    kind: p.enum(ORGANISATION_KINDS),
    region: p.text(),
    /** The intermediary of a sub-grantee (IDN-016). */
    parentId: () =>
      p.manyToOne(Organisation).mapToPk().joinColumn('parent_id').nullable().deleteRule('restrict').index(),
    /** The person at IDHS who looks after it: a user, known to exist when it is set. */
    providerManagerId: p.uuid().nullable().index(),
    version: p.integer().version(),
  },
})

/** A provider, an intermediary that passes its contract on, a sub-grantee of one, or an FCRC that serves customers. */
export class Organisation extends OrganisationSchema.class {}
OrganisationSchema.setClass(Organisation)
