import { isEmailAddress, isPhoneNumber } from '../help-request/contact-formats.ts'
import { illinoisCounty } from './illinois-counties.ts'
import { readUsDate } from './us-date.ts'

/** What is wrong with a value: what has to be done, as the end of a sentence that begins with the column. */
export class Wrong {
  readonly advice: string

  constructor(advice: string) {
    this.advice = advice
  }
}

/** Reads a field that is not empty. `today` is `YYYY-MM-DD` in Illinois. */
export type ValueReader<T> = (text: string, today: string) => T | Wrong

const DIGITS = /\D/g
const LONGEST_NAME = 60
const LONGEST_TEXT = 100
const NAME = /^[\p{L}\p{M}][\p{L}\p{M}' .\u2019-]*$/u
const EARLIEST_BIRTH = '1900-01-01'

/** Nine digits; a shorter one has usually lost its leading zeros in a spreadsheet. */
export const nineDigits: ValueReader<string> = (text) => {
  if (/^\d{9}$/.test(text)) return text
  if (/^\d{1,8}$/.test(text)) {
    return new Wrong(`give nine digits instead of ${text.length}; a spreadsheet may have removed the leading zeros`)
  }
  return new Wrong('give nine digits and nothing else')
}

export const personName: ValueReader<string> = (text) => {
  if (text.length > LONGEST_NAME) return new Wrong(`shorten the name to ${LONGEST_NAME} letters`)
  return NAME.test(text) ? text : new Wrong('use letters, blanks, hyphens, dots and apostrophes only')
}

export const birthDate: ValueReader<string> = (text, today) => {
  const date = readUsDate(text)
  if (date === undefined) return new Wrong('give a day that exists, written MM/DD/YYYY')
  if (date > today) return new Wrong('give a day that is not in the future')
  return date < EARLIEST_BIRTH ? new Wrong('give a day of this or the last century') : date
}

export const anyDate: ValueReader<string> = (text) => {
  const date = readUsDate(text)
  if (date === undefined) return new Wrong('give a day that exists, written MM/DD/YYYY')
  return date < '2000-01-01' || date >= '2100-01-01' ? new Wrong('give a day between 2000 and 2099') : date
}

/**
 * Nine digits. Which first three digits have been issued is not looked at: invented data uses 900 and above, which never
 * are.
 */
export const socialSecurityNumber: ValueReader<string> = (text) => {
  if (!/^(?:\d{9}|\d{3}-\d{2}-\d{4})$/.test(text)) return new Wrong('give nine digits, with or without dashes')
  const digits = text.replaceAll(DIGITS, '')
  const filler = /^(\d)\1{8}$/.test(digits) || digits.endsWith('0000') || digits.startsWith('000')
  return filler ? new Wrong('leave the field empty when the number is not known') : digits
}

export const emailAddress: ValueReader<string> = (text) =>
  isEmailAddress(text) ? text : new Wrong('give one e-mail address, or leave the field empty')

export const telephone: ValueReader<string> = (text) => {
  if (!isPhoneNumber(text)) return new Wrong('give ten digits, or leave the field empty')
  const digits = text.replaceAll(DIGITS, '').slice(-10)
  return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`
}

export const shortText: ValueReader<string> = (text) => {
  if (/\p{Cc}/u.test(text)) return new Wrong('take out the line break or control character')
  return text.length <= LONGEST_TEXT ? text : new Wrong(`shorten the text to ${LONGEST_TEXT} characters`)
}

export const stateCode: ValueReader<string> = (text) =>
  /^[a-z]{2}$/i.test(text) ? text.toUpperCase() : new Wrong('give the two letters of the state, such as IL')

export const zipCode: ValueReader<string> = (text) =>
  /^\d{5}(?:-\d{4})?$/.test(text) ? text : new Wrong('give five digits, or nine with a dash')

export const county: ValueReader<string> = (text) =>
  illinoisCounty(text) ?? new Wrong('give the name of a county of Illinois, or leave the field empty')

const ELIGIBILITY = {
  ELIGIBLE: 'eligible',
  'NOT ELIGIBLE': 'not_eligible',
  'NEEDS VERIFICATION': 'needs_verification',
} as const
export type FeedEligibility = (typeof ELIGIBILITY)[keyof typeof ELIGIBILITY] | 'n_a'

export const eligibility: ValueReader<FeedEligibility> = (text) => {
  const word = text.toUpperCase().replaceAll(/[\s_]+/g, ' ')
  const known = Object.entries(ELIGIBILITY).find(([name]) => name === word)
  return known?.[1] ?? new Wrong('write ELIGIBLE, NOT ELIGIBLE or NEEDS VERIFICATION, or leave the field empty')
}

export const yesOrNo: ValueReader<boolean> = (text) => {
  const letter = text.toUpperCase()
  return letter === 'Y' || letter === 'N' ? letter === 'Y' : new Wrong('write Y or N')
}
