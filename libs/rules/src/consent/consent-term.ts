import { CONSENT_FORM_LABELS, CONSENT_FORMS, type ConsentStatus } from '@isets/contracts'
import { Temporal } from 'temporal-polyfill'

/** REF-017, C51: the forms that count as signed consent. */
export { CONSENT_FORM_LABELS, CONSENT_FORMS }

/** REF-016, C53: what a scanned consent may be, by the end of its name. */
export const CONSENT_FILE_TYPES = ['pdf', 'docx', 'doc', 'xlsx', 'xls'] as const

/** The last day on which a consent counts: one year after signing (REF-019, TMR-027). */
export function consentExpiresOn(signedOn: string): string {
  return Temporal.PlainDate.from(signedOn).add({ years: 1 }).toString()
}

/** What is wrong with the day of signing, or `null`. Dates are `YYYY-MM-DD`. */
export function signingProblem(signedOn: string, today: string): string | null {
  if (signedOn > today) return 'A consent cannot be signed in the future.'
  return consentExpiresOn(signedOn) < today ? 'This consent is more than a year old. A new one has to be signed.' : null
}

/** Whether a consent counts on a day: neither revoked nor past its last day. */
export function isConsentActive(
  { status, signedOn, expiresOn }: { status: ConsentStatus; signedOn: string; expiresOn: string },
  today: string,
): boolean {
  return status === 'active' && signedOn <= today && today <= expiresOn
}
