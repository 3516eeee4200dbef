import { isEmailAddress } from '../help-request/contact-formats.ts'
import { birthDate, county, nineDigits, personName, Wrong, zipCode } from './feed-values.ts'

/** Where a customer can be written to, typed twice (IES-017). */
export interface EmailEntry {
  readonly email: string
  readonly confirmEmail: string
  /** IES-016: the tick that lifts the two e-mail fields. */
  readonly noEmail: boolean
}

/** A person whom IDHS staff add because IES has not sent them yet (IES-014), with data as in IES. */
export interface AddCustomerForm extends EmailEntry {
  readonly firstName: string
  readonly middleName: string
  readonly lastName: string
  /** `YYYY-MM-DD`; empty where none or no day was typed. */
  readonly birthDate: string
  readonly individualNumber: string
  readonly caseNumber: string
  readonly zip: string
  readonly county: string
}

type Problems = Partial<Record<keyof AddCustomerForm, string>>

const WORDS = {
  firstName: ['Type the first name as it stands in IES.', personName],
  lastName: ['Type the last name as it stands in IES.', personName],
  individualNumber: ['Type all nine digits of the individual number.', nineDigits],
  caseNumber: ['Type all nine digits of the case number.', nineDigits],
  zip: ['Type the five digits of the ZIP code.', zipCode],
} as const

/** Field to sentence for everything that is missing or wrong (IES-016, IES-017); empty when the person can be added. */
export function checkAddedCustomer(form: AddCustomerForm, today: string): Problems {
  const required = Object.entries(WORDS).flatMap(([key, [sentence, read]]) => {
    const text = form[key as keyof typeof WORDS].trim()
    return text === '' || read(text, today) instanceof Wrong ? [[key, sentence]] : []
  })
  const [year, month, day] = form.birthDate.split('-')
  const born = birthDate(`${month}/${day}/${year}`, today)
  return {
    ...(Object.fromEntries(required) as Problems),
    ...(born instanceof Wrong && { birthDate: 'Type the birth date as MM/DD/YYYY.' }),
    ...(form.middleName.trim() !== '' &&
      personName(form.middleName.trim(), today) instanceof Wrong && {
        middleName: 'Use letters only, or leave it empty.',
      }),
    ...(form.county !== '' &&
      county(form.county, today) instanceof Wrong && { county: 'Choose a county of Illinois.' }),
    ...checkEmailEntry(form),
  }
}

/** Field to sentence for an address that is missing, no address, or typed differently (IES-016, IES-017). */
export function checkEmailEntry({
  email,
  confirmEmail,
  noEmail,
}: EmailEntry): Partial<Record<'email' | 'confirmEmail', string>> {
  if (noEmail) return {}
  if (!isEmailAddress(email.trim())) {
    return { email: 'Type an e-mail address, or tick that there is none.' }
  }
  return email.trim() === confirmEmail.trim() ? {} : { confirmEmail: 'Type the same e-mail address once more.' }
}
