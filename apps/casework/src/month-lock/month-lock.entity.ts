import { defineEntity, p } from '@mikro-orm/core'

/** Months whose staffing is approved, as billing tells it: nothing of them changes any more. */
export const MonthLock = defineEntity({
  name: 'MonthLock',
  tableName: 'month_lock',
  properties: {
    organisationId: p.uuid().primary(),
    programmeId: p.uuid().primary(),
    /** `2026-03`. */
    month: p.text().primary(),
    locked: p.boolean(),
    version: p.integer(),
  },
})
