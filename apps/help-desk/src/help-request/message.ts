import { Refusal, type Caller, type MessageChannel } from '@isets/contracts'
import { plainText } from '@isets/rules'
import { writeLater } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { v7 } from 'uuid'
import type { Attachment } from '../attachment/attachment.entity.ts'
import { cleanHtml, picturesIn } from '../text/clean-html.ts'
import { refusePersonalData } from '../text/personal-data.ts'
import type { HelpRequest } from './help-request.entity.ts'
import type { Message } from './message.entity.ts'
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
  /** Written in ISETS unless told. */
  readonly channel?: MessageChannel
  readonly writing: Writing
  /** Loose files that become part of the message. */
  readonly files: readonly Attachment[]
}

const INSERT = `insert into message (id, request_id, kind, author_id, author_name, author_side, channel, html, text, written_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** Adds a message to a request that is in the database already. @returns its id */
export async function writeMessage(
  em: EntityManager,
  request: HelpRequest,
  { userId, name }: Pick<Caller, 'userId' | 'name'>,
  now: Date,
  { kind, side, channel = 'app', writing, files }: MessageFacts,
): Promise<string> {
  const id = v7()
  const author = [userId, name, side, channel]
  await writeLater(em, INSERT, [id, request.id, kind, ...author, writing.html, writing.text, now])
  for (const file of files) {
    file.requestId = request.id
    file.messageId = id
  }
  return id
}
