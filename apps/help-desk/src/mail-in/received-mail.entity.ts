import type { MailTrouble } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'
import { HelpRequest } from '../help-request/help-request.entity.ts'

/** What was nobody's answer: written by a machine, or not by whom the address was given to. */
export type AsideOutcome = 'automatic' | 'not_theirs'
export type MailOutcome = 'answered' | AsideOutcome | MailTrouble

const ReceivedMailSchema = defineEntity({
  name: 'ReceivedMail',
  tableName: 'received_mail',
  properties: {
    id: p.uuid().primary(),
    /** Made from its Message-ID and its addressee. */
    key: p.text().unique('received_mail_key'),
    requestId: () => p.manyToOne(HelpRequest).mapToPk().fieldName('request_id').deleteRule('cascade'),
    senderId: p.uuid(),
    outcome: p.text().$type<MailOutcome>(),
    receivedAt: p.datetime().index('received_mail_received_at'),
  },
  indexes: [{ name: 'received_mail_request', properties: ['requestId', 'senderId', 'receivedAt'] }],
})

/** That a mail came and what became of it, so that it counts once. Nothing of what it said is kept here. */
export class ReceivedMail extends ReceivedMailSchema.class {}
ReceivedMailSchema.setClass(ReceivedMail)
