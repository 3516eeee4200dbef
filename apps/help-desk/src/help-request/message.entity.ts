import { MESSAGE_CHANNELS, type MessageChannel } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'
import { HelpRequest } from './help-request.entity.ts'

export const MESSAGE_KINDS = ['description', 'answer', 'note'] as const
export const AUTHOR_SIDES = ['requester', 'support'] as const

const MessageSchema = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: {
    id: p.uuid().primary(),
    requestId: () => p.manyToOne(HelpRequest).mapToPk().fieldName('request_id').deleteRule('cascade'),
    kind: p.enum(() => [...MESSAGE_KINDS]).$type<(typeof MESSAGE_KINDS)[number]>(),
    authorId: p.uuid(),
    authorName: p.text(),
    authorSide: p.enum(() => [...AUTHOR_SIDES]).$type<(typeof AUTHOR_SIDES)[number]>(),
    channel: p
      .enum(() => [...MESSAGE_CHANNELS])
      .$type<MessageChannel>()
      .default('app'),
    /** Cleaned HTML. */
    html: p.text(),
    /** The same without markup: what is searched. */
    text: p.text(),
    writtenAt: p.datetime(),
  },
  indexes: [{ name: 'message_request', properties: ['requestId', 'writtenAt'] }],
})

/** A public message (the description is the first) or an internal note. Written once, never changed. */
export class Message extends MessageSchema.class {}
MessageSchema.setClass(Message)
