import { withoutLongNumbers } from '@isets/rules'

const SHOWN = 500

/**
 * What an event tells of a message: its beginning, with long numbers hidden. Events are kept for weeks and become mail,
 * which is no place for somebody's individual or case number (NOTIF-018); the whole is read in ISETS.
 */
export function excerpt(text: string): string {
  const hidden = withoutLongNumbers(text)
  return hidden.length > SHOWN ? `${withoutHalf(hidden.slice(0, SHOWN)).trimEnd()}…` : hidden
}

const LONGEST = 20_000

/** The same for whoever can read the whole nowhere but in the mail: a visitor (HELP-004). */
export function wholeText(text: string): string {
  return withoutHalf(withoutLongNumbers(text).slice(0, LONGEST))
}

/** Without the first half of a character that was cut in two. */
function withoutHalf(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '')
}
