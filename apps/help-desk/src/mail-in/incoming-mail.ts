import { createHash } from 'node:crypto'
import { plainText } from '@isets/rules'
import { simpleParser, type Attachment, type ParsedMail, type SimpleParserOptions } from 'mailparser'
import { isAutomatic, type HeaderOf } from './automatic.ts'
import { onlyMailbox } from './only-mailbox.ts'

/** What an answer by mail says of itself. */
export interface IncomingMail {
  /** Stands for its Message-ID, or for all of it when that says nothing. */
  readonly key: string
  /** Address of the one author; null when it names none or several. */
  readonly from: string | null
  readonly automatic: boolean
  /** All of its text, quotations and all. */
  readonly text: string
  /** How many files came with it, without signatures and the small pictures of letterheads. */
  readonly files: number
}

/** Signs of HTML that are looked at: an answer stands at its beginning. */
const HTML_LOOKED_AT = 1_000_000
const LETTERHEAD_BYTES = 50_000
const MESSAGE_ID = /[^\s<>@]@[^\s<>@]/
const SIGNATURES = /^application\/(x-)?(pkcs7|pgp)-signature$/i
/** The text is all we want; HTML is read by `plainText`: the parser's own way needs a minute for tags in tags in tags. */
const OPTIONS: SimpleParserOptions = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
}

/** The mail is built in a way that nobody needs: more parts or longer headers than a mail has. */
export class Unreadable extends Error {}

/**
 * Reads a mail.
 * @param returnPath the sender of the envelope; empty for bounces
 * @throws Unreadable
 */
export async function readMail(raw: Buffer, returnPath: string): Promise<IncomingMail> {
  const mail = await simpleParser(raw, OPTIONS).catch(() => Promise.reject(new Unreadable()))
  const from = authorOf(mail)
  const { messageId = '' } = mail
  return {
    key: createHash('sha256')
      .update(MESSAGE_ID.test(messageId) ? messageId : raw)
      .digest('hex'),
    from,
    automatic: isAutomatic(returnPath, from ?? '', headersOf(mail)),
    text: textOf(mail),
    files: mail.attachments.filter(isFile).length,
  }
}

/** The text, or that of the HTML when there is none. Quotations begin with a line of their own, as they do in text. */
function textOf({ text = '', html }: ParsedMail): string {
  if (text.trim() !== '' || html === false) return text
  return plainText(html.slice(0, HTML_LOOKED_AT).replaceAll(/<blockquote\b/gi, '<p>&gt;</p>$&'))
}

function authorOf({ headerLines }: ParsedMail): string | null {
  const [from, ...others] = headerLines.filter(({ key }) => key === 'from')
  return from !== undefined && others.length === 0 ? onlyMailbox(valueOf(from)) : null
}

function headersOf({ headerLines }: ParsedMail): HeaderOf {
  return (name) => {
    const found = headerLines.find(({ key }) => key === name)
    return found && valueOf(found)
  }
}

function valueOf({ key, line }: ParsedMail['headerLines'][number]): string {
  return line
    .slice(key.length + 1)
    .replace(/\s+/g, ' ')
    .trim()
}

function isFile({ contentType, related, size }: Attachment): boolean {
  return !SIGNATURES.test(contentType) && !(related && size < LETTERHEAD_BYTES)
}
