import { Refusal } from '@isets/contracts'
import { findSsn, SSN_SENTENCE } from '@isets/rules'

/** A text with its path in the input: `customer.firstName`, `cc.0`. */
export type TextAt = readonly [path: string, text: string]

const NONE: ReadonlySet<string> = new Set()

/**
 * Every text in an input with its path.
 *
 * @param notWritten names of fields whose shape is checked elsewhere: identifiers and dates
 */
export function textsOf(value: unknown, notWritten: ReadonlySet<string> = NONE, path = ''): TextAt[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([key]) => !notWritten.has(key))
    .flatMap(([key, part]) => textsOf(part, notWritten, path === '' ? key : `${path}.${key}`))
}

/**
 * Stops a Social Security number at the door, before anything is stored (HELP-019, architecture.md section 4). The
 * refusal names the field and the reason and never repeats the number.
 *
 * @param bareDigits paths where nine digits in a row may stand for something else (conflicts C60)
 * @throws Refusal PERSONAL_DATA
 */
export function refusePersonalData(texts: readonly TextAt[], bareDigits: ReadonlySet<string> = NONE): void {
  const found = texts.filter(([path, text]) => findSsn(text, { bareDigits: !bareDigits.has(path) }).length > 0)
  if (found.length === 0) return
  throw new Refusal('PERSONAL_DATA', { fields: Object.fromEntries(found.map(([path]) => [path, SSN_SENTENCE])) })
}
