import * as z from 'zod'
import { operation } from '../operation.ts'
import { Id, Instant } from '../shapes.ts'
import { AttachmentView, GUIDANCE_CODES, MAX_ATTACHMENTS } from './shapes.ts'

const service = 'help-desk'

/** What somebody has begun to write under a request. Without words and files there is no draft. */
const Words = {
  kind: z.enum(['answer', 'note']),
  html: z.string().max(100_000),
  guidance: z.enum(GUIDANCE_CODES).nullable(),
}

export const answerDrafts = {
  readAnswerDraft: operation({
    service,
    method: 'GET',
    path: '/help-requests/{id}/answer-draft',
    summary: 'The unsent answer or note of the caller under a request, or none',
    permission: ['read', 'HelpRequestDraft'],
    input: z.strictObject({ id: Id }),
    output: z.object({
      draft: z.object({ ...Words, attachments: z.array(AttachmentView), savedAt: Instant }).nullable(),
    }),
    errors: ['NOT_FOUND'],
  }),
  saveAnswerDraft: operation({
    service,
    method: 'PUT',
    path: '/help-requests/{id}/answer-draft',
    summary: 'Keep an unsent answer or note through refresh and time-out; sending it ends the draft',
    permission: ['write', 'HelpRequestDraft'],
    input: z.strictObject({ id: Id, ...Words, attachmentIds: z.array(Id).max(MAX_ATTACHMENTS) }),
    output: z.object({ savedAt: Instant }),
    errors: ['NOT_FOUND', 'PERSONAL_DATA'],
  }),
}
