import type { GuidanceCode } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'
import { HelpRequest } from '../help-request/help-request.entity.ts'

/** What somebody has begun to write under a request. */
export const AnswerDraft = defineEntity({
  name: 'AnswerDraft',
  tableName: 'answer_draft',
  properties: {
    userId: p.uuid().primary(),
    requestId: () => p.manyToOne(HelpRequest).mapToPk().fieldName('request_id').primary().deleteRule('cascade'),
    kind: p.enum(() => ['answer', 'note'] as const).$type<'answer' | 'note'>(),
    html: p.text(),
    guidance: p.text().$type<GuidanceCode>().strictNullable(),
    attachmentIds: p.array().columnType('uuid[]'),
    savedAt: p.datetime().index('answer_draft_saved_at'),
  },
  indexes: [{ name: 'answer_draft_request', properties: ['requestId'] }],
})
