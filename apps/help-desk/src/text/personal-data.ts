import { Refusal } from '@isets/contracts'
import { findSsn, SSN_SENTENCE } from '@isets/rules'

/** Identifiers and dates, checked by their shapes; everything else can carry text, whoever sends it. */
const NOT_WRITTEN = new Set(['attachmentIds', 'newUserBirthDate'])
/** Places where nine digits in a row may stand for something else (conflicts C60): still no grouped number. */
const BARE_DIGITS_ALLOWED = new Set(['customer.individualNumber', 'context.pageUrl'])

/** Every text in a form with its path: `customer.firstName`, `cc.0`. */
export function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([key]) => !NOT_WRITTEN.has(key))
    .flatMap(([key, part]) => textsOf(part, path === '' ? key : `${path}.${key}`))
}

/**
 * HELP-019: stops a Social Security number at the door, before anything is stored. The refusal names the field and the
 * reason and never repeats the number.
 * @throws Refusal PERSONAL_DATA
 */
export function refusePersonalData(texts: readonly (readonly [path: string, text: string])[]): void {
  const found = texts.filter(([path, text]) => findSsn(text, { bareDigits: !BARE_DIGITS_ALLOWED.has(path) }).length > 0)
  if (found.length === 0) return
  throw new Refusal('PERSONAL_DATA', { fields: Object.fromEntries(found.map(([path]) => [path, SSN_SENTENCE])) })
}
