import { defineEntity, p } from '@mikro-orm/core'

/** A Family Community Resource Center, a local IDHS office (REF-012). */
export const Office = defineEntity({
  name: 'Office',
  tableName: 'office',
  properties: {
    id: p.uuid().primary(),
    name: p.text().unique('office_name_key'),
    address: p.text(),
    city: p.text(),
    county: p.text(),
  },
})
