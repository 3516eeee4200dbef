import { defineEntity, p } from '@mikro-orm/core'
import { HelpRequest } from './help-request.entity.ts'

/** Up to when a person has seen a request. */
export const ReadMarker = defineEntity({
  name: 'ReadMarker',
  tableName: 'read_marker',
  properties: {
    userId: p.uuid().primary(),
    requestId: () => p.manyToOne(HelpRequest).mapToPk().fieldName('request_id').primary().deleteRule('cascade'),
    readAt: p.datetime(),
  },
  indexes: [{ name: 'read_marker_request', properties: ['requestId'] }],
})
