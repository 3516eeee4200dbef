import { REPLY_LINE } from '@isets/service-kit'

/** How mail programs announce what they quote, in English and Spanish, over at most three lines. */
const ANNOUNCED = /\b(wrote|escribió)\s*:$/
const ANNOUNCING = /^(on|el)\b/i
const LONGEST_ANNOUNCEMENT = 3
const ORIGINAL = /^-{2,}\s*(original message|mensaje original|forwarded message)\s*-{2,}$/i
const FIELD = /^\*?(from|sent|date|to|cc|subject|de|enviado( el)?|para|asunto)\s*:\*?/i
const FIRST_FIELD = /^\*?(from|de)\s*:/i
const FIELDS_OF_A_MAIL = 3
/** A mark alone is how HTML is read: there it stands above the quotation only. */
const QUOTED = /^>[> ]*[^> ]/
const RULE = /^[_\-*]{5,}$/
/** RFC 3676; the blank after it is often lost. */
const SIGNATURE = /^--$/
const PHONE = /^(sent from (my|mail for)\b|get outlook for\b|enviado desde mi\b)/i
/** What mail servers add below everything. */
const NOTICE = /\b(confidential|disclaimer|privileged|aviso de)/i
/** Signs that are looked at: several times what an answer may have. */
const LOOKED_AT = 400_000
const INVISIBLE = /[^\P{Cc}\n]|[\u200B\u2060\uFEFF]/gu

/**
 * What somebody wrote anew in an answer: without the mail that it answers, signature and invisible signs; `''` when
 * nothing is left. Words below the line that our mails begin with belong to the quoted mail. It looks at lines, each a
 * few times: no text takes it long.
 */
export function newestWords(text: string): string {
  const lines = linesOf(text)
  return lines
    .slice(0, endOfTail(lines, endOfWords(lines)))
    .join('\n')
    .trim()
}

/**
 * Whether somebody wrote between or below the lines of the quoted mail, where nothing is taken. It can be told only
 * where these begin with `>`; what follows a signature, a rule or the notice of a mail server is not theirs.
 */
export function leavesWordsOut(text: string): boolean {
  const lines = linesOf(text)
  const below = lines.slice(endOfWords(lines)).map((line) => line.trim())
  const quoted = below.findIndex((line) => QUOTED.test(line))
  if (quoted === -1) return false
  const rest = below.slice(quoted)
  const end = rest.findIndex((line) => SIGNATURE.test(line) || RULE.test(line) || NOTICE.test(line))
  return rest.slice(0, end === -1 ? undefined : end).some((line) => !isTail(line))
}

function linesOf(text: string): string[] {
  return text
    .slice(0, LOOKED_AT)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(INVISIBLE, '')
    .split('\n')
    .map((line) => line.trimEnd())
}

/** Where the mail that is answered begins, or the signature; the end when neither is there. */
function endOfWords(lines: readonly string[]): number {
  const bare = lines.map((line) => line.trim())
  const found = bare.findIndex(
    (line, at) =>
      line.includes(REPLY_LINE) ||
      ORIGINAL.test(line) ||
      SIGNATURE.test(line) ||
      isQuoteAnnounced(bare, at) ||
      isHeadOfMail(bare, at),
  )
  return found === -1 ? lines.length : found
}

/** A quotation begins after the sentence that announces it. */
function isQuoteAnnounced(lines: readonly string[], at: number): boolean {
  const before = lines.slice(Math.max(0, at - 2), at).findLast((line) => line !== '')
  return (lines[at]?.startsWith('>') ?? false) && before !== undefined && ANNOUNCED.test(before)
}

/** `From: …@…`, `Sent: …`, `To: …`, as Outlook puts them above what it quotes. */
function isHeadOfMail(lines: readonly string[], at: number): boolean {
  const head = lines.slice(at, at + FIELDS_OF_A_MAIL)
  const isMadeOfFields = head.length === FIELDS_OF_A_MAIL && head.every((line) => FIELD.test(line))
  return isMadeOfFields && FIRST_FIELD.test(head[0] ?? '') && head.some((line) => line.includes('@'))
}

/** The same without quoted lines at the end, the sentence that announces them, and what telephones add. */
function endOfTail(lines: readonly string[], end: number): number {
  const last = beforeTail(lines, end)
  if (!ANNOUNCED.test(lines[last - 1]?.trim() ?? '')) return last
  for (let at = last; at > 0 && at > last - LONGEST_ANNOUNCEMENT; at -= 1) {
    if (ANNOUNCING.test(lines[at - 1]?.trim() ?? '')) return beforeTail(lines, at - 1)
  }
  return last
}

function beforeTail(lines: readonly string[], end: number): number {
  let last = end
  while (last > 0 && isTail(lines[last - 1] ?? '')) last -= 1
  return last
}

function isTail(line: string): boolean {
  const bare = line.trim()
  return bare === '' || bare.startsWith('>') || RULE.test(bare) || PHONE.test(bare)
}
