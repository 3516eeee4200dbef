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

/**
 * What is wrong with the day of signing, or `null`. Dates are `YYYY-MM-DD`.
 * @param revokedOn when the customer last revoked a consent of the same two sides: an older form does not undo that
 */
export function signingProblem(signedOn: string, today: string, revokedOn: string | null = null): string | null {
  if (signedOn > today) return 'A consent cannot be signed in the future.'
  if (revokedOn !== null && signedOn < revokedOn) {
    return 'The customer has revoked this consent since then. A new one has to be signed.'
  }
  return consentExpiresOn(signedOn) < today ? 'This consent is more than a year old. A new one has to be signed.' : null
}

/** Whether a consent counts on a day: neither revoked nor past its last day. */
export function isConsentActive(
  { status, signedOn, expiresOn }: { status: ConsentStatus; signedOn: string; expiresOn: string },
  today: string,
): boolean {
  return status === 'active' && signedOn <= today && today <= expiresOn
}
