import type { ReferralStatus } from '@isets/contracts'
import type { DemoReferral } from './demo-referral.ts'

const ACTS: Partial<Record<ReferralStatus, string>> = {
  accepted: 'accept',
  exited: 'accept',
  rejected: 'reject',
  expired: 'expire',
}

/** What was done until now: submitted, answered, exited. */
export function versionRows(referral: DemoReferral) {
  const submitted = submission(referral)
  if (referral.version === 1) return [submitted]
  const answered = { ...submitted, ...answer(referral) }
  if (referral.version === 2) return [submitted, answered]
  const { status, exitedAt, updatedAt } = referral
  return [
    submitted,
    answered,
    { ...answered, version: 3, act: 'exit', at: exitedAt ?? updatedAt, actorName: 'ISETS', status },
  ]
}

function submission(referral: DemoReferral) {
  return {
    ...{ referralId: referral.id, version: 1, act: 'submit', at: referral.submittedAt },
    ...{ actorId: referral.submittedById, actorName: referral.submittedByName, actorOrganisation: null },
    status: referral.kind === 'reverse' ? ('pending_idhs_response' as const) : ('pending_provider_response' as const),
    ...{ response: null, reasons: [] as number[], note: null, expectedStartOn: null },
    ...{ toOrganisationId: referral.toOrganisationId ?? null, programmeId: referral.programmeId ?? null },
  }
}

/** Acceptance, rejection or expiry, whichever the referral had. */
function answer({ status, response, reasons, expectedStartOn, ...referral }: DemoReferral) {
  return {
    ...{ version: 2, act: ACTS[status] ?? 'accept', at: referral.respondedAt ?? referral.expiresAt },
    ...{ actorId: null, actorName: referral.respondedByName ?? 'ISETS' },
    status: status === 'exited' ? ('accepted' as const) : status,
    ...{ response: response ?? null, reasons: [...(reasons ?? [])], expectedStartOn: expectedStartOn ?? null },
  }
}
