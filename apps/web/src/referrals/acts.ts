import type { ReferralAct, ReferralView, RejectionReason, RemovalCause } from '@isets/contracts'
import { localDateOf } from '@isets/rules'
import { api } from '../api/client.ts'
import { serverNow } from '../session/server-time.ts'

/** Everything that a form of an act may hold; each act takes what it needs. */
export interface ActForm {
  note: string
  receivesSnap: boolean
  etEligible: boolean
  eligibilityConfirmed: boolean
  assessmentCompletedOn: string
  expectedStartOn: string
  rejectedOn: string
  response: 'no_contact' | 'rejected'
  reasons: RejectionReason[]
  /** A programme and with it its provider. */
  programme: { id: string; organisationId: string } | null
  intakeLocationId: string
  office: string
  because: RemovalCause
}

/** Acts that say nothing without a note. */
export const NEEDS_NOTE: readonly ReferralAct[] = ['report', 'sendBack', 'exit', 'edit', 'close']

export function emptyForm(act: ReferralAct): ActForm {
  const today = localDateOf(new Date(serverNow()))
  return {
    note: '',
    receivesSnap: act === 'decide',
    etEligible: act === 'decide',
    eligibilityConfirmed: false,
    assessmentCompletedOn: act === 'edit' ? '' : today,
    expectedStartOn: '',
    rejectedOn: today,
    response: 'rejected',
    reasons: [],
    programme: null,
    ...{ intakeLocationId: '', office: '', because: 'duplicate' },
  }
}

/** Calls the operation of an act; `null` when the referral is gone. */
export function give(act: ReferralAct, { id, version }: ReferralView, form: ActForm): Promise<ReferralView | null> {
  const { note, programme } = form
  const target = { id, version, note }
  const to = programme === null ? {} : { toOrganisationId: programme.organisationId, programmeId: programme.id }
  const confirmed = form.eligibilityConfirmed ? { eligibilityConfirmed: true as const } : {}
  const intake = form.intakeLocationId === '' ? {} : { intakeLocationId: form.intakeLocationId }
  const { assessmentCompletedOn, expectedStartOn, receivesSnap, etEligible, response, rejectedOn, reasons } = form
  const calls: Record<ReferralAct, () => Promise<ReferralView | null>> = {
    decide: () => api.referrals.decideReverseReferral.call({ ...target, receivesSnap, etEligible }),
    contact: () => api.referrals.recordContact.call(target),
    accept: () => api.referrals.acceptReferral.call({ ...target, ...intake, assessmentCompletedOn, expectedStartOn }),
    waitList: () => api.referrals.waitListReferral.call({ ...target, ...intake }),
    reject: () => api.referrals.rejectReferral.call({ ...target, response, rejectedOn, reasons }),
    report: () => api.referrals.reportUnenrolled.call(target),
    distribute: () =>
      api.referrals.distributeReferral.call({
        ...{ ...target, ...confirmed },
        ...{ toOrganisationId: programme?.organisationId ?? '', programmeId: programme?.id ?? '' },
      }),
    rework: () => api.referrals.reworkReferral.call({ ...target, ...to, ...confirmed }),
    sendBack: () => api.referrals.sendBackReferral.call(target),
    exit: () => api.referrals.exitReferral.call(target),
    edit: () => api.referrals.editReferral.call({ ...target, ...corrections(form) }),
    remove: () => api.referrals.removeReferral.call({ ...target, because: form.because }).then(() => null),
    close: () => api.referrals.closeReferral.call(target),
  }
  return calls[act]()
}

/** What was left empty stays as it is. */
function corrections({ office, assessmentCompletedOn, expectedStartOn }: ActForm) {
  return {
    ...(office !== '' && { office }),
    ...(assessmentCompletedOn !== '' && { assessmentCompletedOn }),
    ...(expectedStartOn !== '' && { expectedStartOn }),
  }
}
