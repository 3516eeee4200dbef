import { EMAIL_ADDRESS } from '@isets/contracts'

/** Whether a text is one e-mail address, without a name, as the contract takes it. */
export function isEmailAddress(text: string): boolean {
  return text.length <= 254 && EMAIL_ADDRESS.test(text)
}

/** Whether a text is a phone number of the North American plan: ten digits, in any usual spelling, with or without 1. */
export function isPhoneNumber(text: string): boolean {
  return text.length <= 30 && /^[\d\s().+-]+$/.test(text) && /^1?\d{10}$/.test(text.replace(/\D/g, ''))
}

/** Whether a text is an individual number of IES: nine digits, without separators. */
export function isIndividualNumber(text: string): boolean {
  return /^\d{9}$/.test(text)
}
