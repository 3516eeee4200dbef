import type { ReferralDraft, ReferralView } from '@isets/contracts'
import { intakeInstant } from '@isets/rules'
import { client } from '../../api/client.ts'

export interface Submission {
  readonly customerId: string
  readonly form: ReferralDraft
  readonly consentId: string | undefined
  /** The provider of the chosen program. */
  readonly toOrganisationId: string | undefined
}

/** Fields that were left empty are left out. */
function given<Fields extends Record<string, string | undefined>>(
  fields: Fields,
): Partial<Record<keyof Fields, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as Partial<
    Record<keyof Fields, string>
  >
}

/** Submits a form that has no problems; a repeat with the same key is answered with the first result. */
export function submitReferral(submission: Submission, idempotencyKey: string): Promise<ReferralView> {
  const { form, customerId, consentId = '', toOrganisationId } = submission
  const { serviceNeeded, response, office, note } = form
  const context = { idempotencyKey }
  if (serviceNeeded === null) throw new RangeError('A referral without a service has problems.')
  const { assessmentCompletedOn, expectedStartOn, programmeId, intakeLocationId, intakeOn, intakeAt } = form
  if (form.side === 'reverse') {
    if (response === null) throw new RangeError('A reverse referral without a response has problems.')
    const dates = given({ assessmentCompletedOn, expectedStartOn })
    const input = { customerId, consentId, office, response, serviceNeeded, note: note.trim(), ...dates }
    return client.referrals.submitReverseReferral(input, { context })
  }
  if (form.side === 'distribution') {
    return client.referrals.refer({ customerId, serviceNeeded, note: note.trim() }, { context })
  }
  const at = intakeOn && intakeAt ? intakeInstant(intakeOn, intakeAt) : undefined
  const chosen = given({ consentId, toOrganisationId, programmeId, intakeLocationId, intakeAt: at })
  const confirmed = form.eligibilityConfirmed ? { eligibilityConfirmed: true as const } : {}
  return client.referrals.refer({ customerId, serviceNeeded, note: note.trim(), ...chosen, ...confirmed }, { context })
}
