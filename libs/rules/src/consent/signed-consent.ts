import type { ConsentForm } from '@isets/contracts'
import { signingProblem } from './consent-term.ts'

/** A signed form as it is typed. */
export type SignedConsentForm = {
  form: ConsentForm | ''
  /** `YYYY-MM-DD`, or empty. */
  signedOn: string
  description: string
  attested: boolean
}
export type SignedConsentProblems = Partial<Record<keyof SignedConsentForm | 'fileId', string>>

/** Field to sentence; empty when the consent can be recorded (REF-015 to REF-019). The server checks again. */
export function signedConsentProblems(
  { form, signedOn, description, attested, hasFile }: SignedConsentForm & { hasFile: boolean },
  today: string,
): SignedConsentProblems {
  const signing = signedOn === '' ? 'Please enter the day on which it was signed.' : signingProblem(signedOn, today)
  return {
    ...(form === '' && { form: 'Please choose which form was signed.' }),
    ...(signing !== null && { signedOn: signing }),
    ...(!hasFile && { fileId: 'Please upload the signed form.' }),
    ...(description.trim().length < 3 && { description: 'Please name the form in a few words.' }),
    ...(!attested && { attested: 'Please tick that the uploaded form is signed.' }),
  }
}
