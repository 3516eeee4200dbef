import type { DeliveryView } from '@isets/contracts'
import type { Delivery } from './delivery.entity.ts'

export function deliveryView(delivery: Delivery): DeliveryView {
  const { id, template, recipient, subject, state, attempts, messageId } = delivery
  return {
    id,
    template,
    recipient,
    subject,
    state,
    attempts,
    lastError: delivery.lastError ?? null,
    messageId,
    queuedAt: delivery.queuedAt.toISOString(),
    sentAt: delivery.sentAt?.toISOString() ?? null,
    nextTryAt: state === 'queued' ? (delivery.dueAt?.toISOString() ?? null) : null,
  }
}
