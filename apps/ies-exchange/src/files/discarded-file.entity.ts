import { defineEntity, p } from '@mikro-orm/core'

/** A file that has been taken in and whose bytes the gateway, which has the store, still has to remove. */
export const DiscardedFile = defineEntity({
  name: 'DiscardedFile',
  tableName: 'discarded_file',
  properties: {
    id: p.uuid().primary(),
    discardedAt: p.datetime(),
  },
  indexes: [{ name: 'discarded_file_discarded_at', properties: ['discardedAt', 'id'] }],
})
