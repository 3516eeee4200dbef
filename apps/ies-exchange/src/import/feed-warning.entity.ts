import { defineEntity, p } from '@mikro-orm/core'

/** A file that was missing at its time and of which somebody has been told: once for each time (TMR-013). */
export const FeedWarning = defineEntity({
  name: 'FeedWarning',
  tableName: 'feed_warning',
  properties: {
    expectedAt: p.datetime().primary(),
    warnedAt: p.datetime(),
  },
})
