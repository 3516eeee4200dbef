import type { ReferralAction, ReferralView, RejectionReason } from '@isets/contracts'
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
}

/** Acts that say nothing without a note. */
export const NEEDS_NOTE: readonly ReferralAction[] = ['report', 'exit', 'close']

export function emptyForm(act: ReferralAction): ActForm {
  const today = localDateOf(new Date(serverNow()))
  return {
    note: '',
    receivesSnap: act === 'decide',
    etEligible: act === 'decide',
    eligibilityConfirmed: false,
    assessmentCompletedOn: today,
    expectedStartOn: '',
    rejectedOn: today,
    response: 'rejected',
    reasons: [],
    programme: null,
  }
}

/** Calls the operation of an act. */
export function give(act: ReferralAction, { id, version }: ReferralView, form: ActForm): Promise<ReferralView> {
  const { note, programme } = form
  const target = { id, version, note }
  const to = programme === null ? {} : { toOrganisationId: programme.organisationId, programmeId: programme.id }
  const confirmed = form.eligibilityConfirmed ? { eligibilityConfirmed: true as const } : {}
  const { assessmentCompletedOn, expectedStartOn, receivesSnap, etEligible, response, rejectedOn, reasons } = form
  const calls: Record<ReferralAction, () => Promise<ReferralView>> = {
    decide: () => api.referrals.decideReverseReferral.call({ ...target, receivesSnap, etEligible }),
    contact: () => api.referrals.recordContact.call(target),
    accept: () => api.referrals.acceptReferral.call({ ...target, assessmentCompletedOn, expectedStartOn }),
    waitList: () => api.referrals.waitListReferral.call(target),
    reject: () => api.referrals.rejectReferral.call({ ...target, response, rejectedOn, reasons }),
    report: () => api.referrals.reportUnenrolled.call(target),
    distribute: () =>
      api.referrals.distributeReferral.call({
        ...{ ...target, ...confirmed },
        ...{ toOrganisationId: programme?.organisationId ?? '', programmeId: programme?.id ?? '' },
      }),
    rework: () => api.referrals.reworkReferral.call({ ...target, ...to, ...confirmed }),
    exit: () => api.referrals.exitReferral.call(target),
    close: () => api.referrals.closeReferral.call(target),
  }
  return calls[act]()
}
