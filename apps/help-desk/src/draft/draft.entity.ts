import type { HelpRequestForm } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** The one half-written request of a person. */
export const Draft = defineEntity({
  name: 'Draft',
  tableName: 'draft',
  properties: {
    userId: p.uuid().primary(),
    form: p.json<Partial<HelpRequestForm>>(),
    savedAt: p.datetime().index('draft_saved_at'),
  },
})
