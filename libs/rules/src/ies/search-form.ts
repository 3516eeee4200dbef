import { nineDigits, personName, Wrong, zipCode } from './feed-values.ts'

/** What somebody types to find a customer in IES. Empty where nothing is known. */
export interface IesSearchForm {
  readonly firstName: string
  readonly lastName: string
  readonly individualNumber: string
  readonly caseNumber: string
  /** `YYYY-MM-DD`. */
  readonly birthDate: string
  readonly ssnLast4: string
  readonly zip: string
}

/** The identifiers, the best one first (IES-010). */
export const IES_IDENTIFIERS = ['individualNumber', 'caseNumber', 'birthDate', 'ssnLast4', 'zip'] as const
export type IesIdentifier = (typeof IES_IDENTIFIERS)[number]

/** Identifiers that were filled in. */
export function identifiersIn(form: IesSearchForm): IesIdentifier[] {
  return IES_IDENTIFIERS.filter((key) => form[key].trim() !== '')
}

/** Field to sentence for everything that keeps the search from being made; empty when it can be (IES-008). */
export function checkIesSearch(form: IesSearchForm): Partial<Record<keyof IesSearchForm, string>> {
  return {
    ...nameFault('firstName', form.firstName, 'first'),
    ...nameFault('lastName', form.lastName, 'last'),
    ...(identifiersIn(form).length === 0 && {
      individualNumber:
        'Add at least one more: individual number, case number, birth date, last four of the SSN or ZIP.',
    }),
    ...numberFault('individualNumber', form.individualNumber),
    ...numberFault('caseNumber', form.caseNumber),
    ...(form.ssnLast4.trim() !== '' &&
      !/^\d{4}$/.test(form.ssnLast4.trim()) && { ssnLast4: 'Type the last four digits only.' }),
    ...(form.zip.trim() !== '' &&
      zipCode(form.zip.trim(), '') instanceof Wrong && { zip: 'Type the five digits of the ZIP code.' }),
  }
}

function nameFault(key: 'firstName' | 'lastName', name: string, which: string) {
  if (name.trim() === '') return { [key]: `Type the ${which} name exactly as IES has it.` }
  return personName(name.trim(), '') instanceof Wrong
    ? { [key]: 'Use letters, blanks, hyphens and apostrophes only.' }
    : {}
}

function numberFault(key: 'individualNumber' | 'caseNumber', number: string) {
  const text = number.trim()
  return text !== '' && nineDigits(text, '') instanceof Wrong ? { [key]: 'Type all nine digits of the number.' } : {}
}
