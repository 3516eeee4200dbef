import { createHash } from 'node:crypto'
import { simpleParser, type Attachment, type ParsedMail, type SimpleParserOptions } from 'mailparser'
import { isAutomatic, type HeaderOf } from './automatic.ts'

/** What an answer by mail says of itself. */
export interface IncomingMail {
  /** Stands for its Message-ID, or for all of it when it has none. */
  readonly key: string
  /** Address of the one author; null when it names none or several. */
  readonly from: string | null
  readonly automatic: boolean
  /** All of its text, quotations and all. */
  readonly text: string
  /** How many files came with it, without signatures and the small pictures of letterheads. */
  readonly files: number
}

const LETTERHEAD_BYTES = 50_000
const SIGNATURES = /^application\/(x-)?(pkcs7|pgp)-signature$/i
/** Links and pictures stay what they are: the text is all we want. */
const OPTIONS: SimpleParserOptions = {
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
  maxHtmlLengthToParse: 1_000_000,
}

/** Reads a mail. @param returnPath the sender of the envelope; empty for bounces */
export async function readMail(raw: Buffer, returnPath: string): Promise<IncomingMail> {
  const mail = await simpleParser(raw, OPTIONS)
  const from = authorOf(mail)
  return {
    key: createHash('sha256')
      .update(mail.messageId ?? raw)
      .digest('hex'),
    from,
    automatic: isAutomatic(returnPath, from ?? '', headersOf(mail)),
    text: mail.text ?? '',
    files: mail.attachments.filter(isFile).length,
  }
}

function authorOf({ from, headerLines }: ParsedMail): string | null {
  const [author, ...others] = from?.value ?? []
  const named = headerLines.filter(({ key }) => key === 'from').length
  return named === 1 && others.length === 0 && author?.address ? author.address.toLowerCase() : null
}

function headersOf({ headerLines }: ParsedMail): HeaderOf {
  return (name) =>
    headerLines
      .find(({ key }) => key === name)
      ?.line.slice(name.length + 1)
      .replace(/\s+/g, ' ')
      .trim()
}

function isFile({ contentType, related, size }: Attachment): boolean {
  return !SIGNATURES.test(contentType) && !(related && size < LETTERHEAD_BYTES)
}
