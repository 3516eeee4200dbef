/**
 * What no text may hold: the control characters that nobody types (all of C0 but tab and line ends, and DEL), and half
 * of a surrogate pair. PostgreSQL refuses some of them, mail and logs break on the others.
 */
const UNWRITABLE = /(?![\t\n\r\u0080-\u009f])\p{Cc}|\p{Cs}/u

/** What people are told about such a text. */
export const UNWRITABLE_SENTENCE =
  'This text holds an invisible control character, which cannot be stored. Delete it, or type the text again by hand.'

/**
 * Field path to sentence for every text, at any depth and in names of fields as well, that holds such a character.
 * Takes any value that JSON can give, however deep.
 */
export function unwritableFields(input: unknown): Record<string, string> {
  const fields: [string, string][] = []
  const waiting: (readonly [path: string, value: unknown])[] = [['', input]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [path, value] = next
    if (typeof value === 'string' && UNWRITABLE.test(value)) fields.push([path, UNWRITABLE_SENTENCE])
    if (typeof value !== 'object' || value === null) continue
    for (const [key, inner] of Object.entries(value)) {
      if (UNWRITABLE.test(key)) fields.push([path, UNWRITABLE_SENTENCE])
      else waiting.push([path === '' ? key : `${path}.${key}`, inner])
    }
  }
  return Object.fromEntries(fields)
}
