import * as z from 'zod'
import { operation } from '../operation.ts'
import { Id, Instant, PageInput, listOf, pageOf } from '../shapes.ts'

const service = 'notifier'
export const DELIVERY_STATES = ['queued', 'sending', 'sent', 'failed'] as const

const STATE_LABELS = {
  queued: 'Queued',
  sending: 'Sending',
  sent: 'Sent',
  failed: 'Failed',
} as const satisfies Record<(typeof DELIVERY_STATES)[number], string>

export const DeliveryView = z.object({
  id: Id,
  template: z.string(),
  recipient: z.string(),
  subject: z.string(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  lastError: z.string().nullable(),
  messageId: z.string(),
  queuedAt: Instant,
  sentAt: Instant.nullable(),
  nextTryAt: Instant.nullable(),
})
export type DeliveryView = z.infer<typeof DeliveryView>

export const mail = {
  listDeliveries: operation({
    service,
    method: 'GET',
    path: '/mail/deliveries',
    summary: 'The delivery ledger: one row a mail',
    permission: ['read', 'Delivery'],
    input: z.strictObject({
      q: z.string().trim().max(200).default(''),
      state: listOf(z.enum(DELIVERY_STATES)).default([]),
      ...PageInput,
    }),
    output: pageOf(DeliveryView),
    exportAs: {
      name: 'Mail deliveries',
      columns: [
        { key: 'subject', heading: 'Subject', kind: 'text' },
        { key: 'template', heading: 'Template', kind: 'text' },
        { key: 'recipient', heading: 'Recipient', kind: 'text' },
        { key: 'state', heading: 'State', kind: 'text', words: STATE_LABELS },
        { key: 'attempts', heading: 'Tries', kind: 'number' },
        { key: 'queuedAt', heading: 'Queued', kind: 'instant' },
        { key: 'sentAt', heading: 'Sent', kind: 'instant' },
        { key: 'lastError', heading: 'Last error', kind: 'text' },
      ],
    },
  }),
  retryDelivery: operation({
    service,
    method: 'POST',
    path: '/mail/deliveries/{id}/retry',
    summary: 'Try a failed mail again, with the same Message-ID',
    permission: ['redrive', 'Delivery'],
    input: z.strictObject({ id: Id }),
    output: DeliveryView,
    errors: ['NOT_FOUND', 'WRONG_STATUS'],
  }),
  listTemplates: operation({
    service,
    method: 'GET',
    path: '/mail/templates',
    summary: 'All mail templates',
    permission: ['preview', 'MailTemplate'],
    input: z.strictObject({}),
    output: z.array(z.object({ name: z.string(), description: z.string(), samples: z.array(z.string()) })),
  }),
  previewTemplate: operation({
    service,
    method: 'GET',
    path: '/mail/templates/{name}',
    summary: 'A template filled with one of its samples',
    permission: ['preview', 'MailTemplate'],
    input: z.strictObject({ name: z.string().max(60), sample: z.string().max(60).optional() }),
    output: z.object({ subject: z.string(), html: z.string(), text: z.string() }),
    errors: ['NOT_FOUND'],
  }),
}
