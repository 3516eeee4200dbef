const SHOWN = 500

/**
 * What an event tells of a message: its beginning, with long numbers hidden. Events are kept for weeks and become mail,
 * which is no place for somebody's individual or case number (NOTIF-018); the whole is read in ISETS.
 */
export function excerpt(text: string): string {
  const hidden = text.replace(/\d(?:[ -]?\d){6,}/g, '•••')
  return hidden.length > SHOWN ? `${withoutHalf(hidden.slice(0, SHOWN)).trimEnd()}…` : hidden
}

/** Without the first half of a character that was cut in two. */
function withoutHalf(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '')
}
