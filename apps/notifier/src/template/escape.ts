import { withoutLongNumbers } from '@isets/rules'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text for HTML, in an element or in a quoted attribute. Line breaks stay visible with `white-space: pre-line`. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}

/** Text for a header: one line, no control characters, so that it can never begin another header. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}

/** Text for the plain version: no control characters but line breaks. */
export function plainLines(text: string): string {
  return text.replace(/\r\n?|[\p{Zl}\p{Zp}]/gu, '\n').replace(/[^\P{Cc}\n]/gu, '')
}

const SHOWN = 500

/**
 * What a mail quotes of a message (NOTIF-018): its beginning, with long numbers hidden. The whole is read in ISETS.
 */
export function excerpt(text: string): string {
  const hidden = withoutLongNumbers(plainLines(text))
  return hidden.length > SHOWN ? `${hidden.slice(0, SHOWN).trimEnd()}…` : hidden
}
