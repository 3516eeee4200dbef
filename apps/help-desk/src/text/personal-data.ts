import { refusePersonalData as refuse, textsOf as texts, type TextAt } from '@isets/service-kit'

/** Identifiers and dates, checked by their shapes; everything else can carry text, whoever sends it. */
const NOT_WRITTEN: ReadonlySet<string> = new Set(['attachmentIds', 'newUserBirthDate'])
/** Places where nine digits in a row may stand for something else (conflicts C60): still no grouped number. */
const BARE_DIGITS_ALLOWED: ReadonlySet<string> = new Set(['customer.individualNumber', 'context.pageUrl'])

/** Every text in a form with its path: `customer.firstName`, `cc.0`. */
export function textsOf(value: unknown): TextAt[] {
  return texts(value, NOT_WRITTEN)
}

/**
 * HELP-019: stops a Social Security number in a help request at the door.
 * @throws Refusal PERSONAL_DATA
 */
export function refusePersonalData(found: readonly TextAt[]): void {
  refuse(found, BARE_DIGITS_ALLOWED)
}
