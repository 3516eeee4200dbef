import type { HelpRequestForm } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** A half-written request of a person: one for each window that began one. */
export const Draft = defineEntity({
  name: 'Draft',
  tableName: 'draft',
  properties: {
    userId: p.uuid().primary(),
    id: p.uuid().primary(),
    version: p.integer(),
    form: p.json<Partial<HelpRequestForm>>(),
    savedAt: p.datetime().index('draft_saved_at'),
  },
})
