import { defineEntity, p } from '@mikro-orm/core'

/** Days that a begun screening may stay without its submission, from a date on (ASMT-021). */
export const ScreeningDeadline = defineEntity({
  name: 'ScreeningDeadline',
  tableName: 'screening_deadline',
  properties: {
    startsOn: p.date().primary(),
    overdueAfterDays: p.smallint(),
    setBy: p.text(),
    setAt: p.datetime(),
  },
})
