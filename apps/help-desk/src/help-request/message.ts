import { Refusal, type Caller } from '@isets/contracts'
import { plainText } from '@isets/rules'
import type { EntityManager } from '@mikro-orm/postgresql'
import { v7 } from 'uuid'
import type { Attachment } from '../attachment/attachment.entity.ts'
import { cleanHtml, picturesIn } from '../text/clean-html.ts'
import { refusePersonalData } from '../text/personal-data.ts'
import type { HelpRequest } from './help-request.entity.ts'
import { Message } from './message.entity.ts'
import type { Side } from './side.ts'

/** What somebody wrote, cleaned and found free of Social Security numbers. */
export interface Writing {
  readonly html: string
  readonly text: string
  /** Files named beside the text, and pictures in it. */
  readonly fileIds: readonly string[]
}

/**
 * Reads rich text from outside: cleans it and stops Social Security numbers before anything is stored (HELP-019).
 * @throws Refusal PERSONAL_DATA, or INVALID when nothing is left to read
 */
export function readWriting(html: string, attachmentIds: readonly string[], field = 'html'): Writing {
  refusePersonalData([[field, html]])
  const cleaned = cleanHtml(html)
  refusePersonalData([[field, cleaned]])
  const text = plainText(cleaned)
  const pictures = picturesIn(cleaned)
  if (text === '' && pictures.length === 0)
    throw new Refusal('INVALID', { fields: { [field]: 'Please write something.' } })
  return { html: cleaned, text, fileIds: [...new Set([...attachmentIds, ...pictures])] }
}

export interface MessageFacts {
  readonly kind: Message['kind']
  readonly side: Side
  readonly writing: Writing
  /** Loose files that become part of the message. */
  readonly files: readonly Attachment[]
}

/** Adds a message to a request. */
export function writeMessage(
  em: EntityManager,
  request: HelpRequest,
  caller: Caller,
  now: Date,
  { kind, side, writing, files }: MessageFacts,
): Message {
  const message = em.create(Message, {
    id: v7(),
    requestId: request.id,
    kind,
    authorId: caller.userId,
    authorName: caller.name,
    authorSide: side,
    html: writing.html,
    text: writing.text,
    writtenAt: now,
  })
  for (const file of files) {
    file.requestId = request.id
    file.messageId = message.id
  }
  return message
}
