import { DELIVERY_STATES } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'
import type { Audience } from '../template/mail-template.ts'

const DeliverySchema = defineEntity({
  name: 'Delivery',
  properties: {
    id: p.uuid().primary(),
    /** Event, template and recipient: the same notice can never be queued twice. */
    dedupeKey: p.text().unique(),
    /** Made from the dedupe key, so that a repeat after a crash can be recognised by every mailbox. */
    messageId: p.text(),
    template: p.text(),
    recipient: p.text(),
    audience: p.text().$type<Audience>(),
    /** Whose answer by mail is taken (HELP-022); nobody's while it is null. */
    answersAs: p.uuid().nullable(),
    subject: p.text(),
    /** Payload of the event; the mail is rendered from it when it goes out. */
    facts: p.json<unknown>(),
    state: p.enum(DELIVERY_STATES),
    /** 0 goes out before 1. */
    rank: p.smallint(),
    attempts: p.integer().default(0),
    queuedAt: p.datetime(),
    /** While queued: when to try next. While sending: when the lease ends and somebody else may try. */
    dueAt: p.datetime().nullable(),
    sentAt: p.datetime().nullable(),
    lastError: p.text().nullable(),
  },
  indexes: [
    {
      name: 'delivery_due',
      expression: `create index delivery_due on delivery (rank, due_at) where state in ('queued', 'sending')`,
    },
    { name: 'delivery_queued_at', properties: ['queuedAt', 'id'] },
    { name: 'delivery_state', properties: ['state', 'queuedAt'] },
  ],
})

/** One mail to one person: what the ledger knows of it. */
export class Delivery extends DeliverySchema.class {}
DeliverySchema.setClass(Delivery)
