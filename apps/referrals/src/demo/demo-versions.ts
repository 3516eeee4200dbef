import type { ReferralStatus } from '@isets/contracts'
import { demoWorld } from '@isets/demo'
import type { InferEntity, RequiredEntityData } from '@mikro-orm/core'
import type { ReferralVersion } from '../referral/referral-version.entity.ts'
import { nameOf, type DemoReferral } from './demo-referral.ts'

type VersionRow = RequiredEntityData<InferEntity<typeof ReferralVersion>>

const ACTS: Partial<Record<ReferralStatus, string>> = {
  accepted: 'accept',
  exited: 'accept',
  rejected: 'reject',
  expired: 'expire',
}

/** What was done until now: submitted, answered, exited. */
export function versionRows(referral: DemoReferral): VersionRow[] {
  const submitted = submission(referral)
  if (referral.kind === 'forward' && referral.fromOrganisationId !== null) return ofFcrc(referral, submitted)
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

/** REF-055: sent by an FCRC, distributed, rejected, and perhaps sent back. */
function ofFcrc(referral: DemoReferral, submitted: VersionRow): VersionRow[] {
  const { version, note, sentOnById, sentBackAt, sentBackByName, sentBackNote } = referral
  const rejected = { ...submitted, ...answer(referral), version: 3, note }
  const back = { act: 'sendBack', at: sentBackAt ?? referral.updatedAt, actorName: sentBackByName ?? 'ISETS' }
  const sender = demoWorld().users.find(({ id }) => id === sentOnById)
  return [
    { ...submitted, status: 'pending_idhs_response' as const, toOrganisationId: null, programmeId: null },
    { ...submitted, version: 2, act: 'distribute', actorId: sentOnById, actorName: sender ? nameOf(sender) : 'IDHS' },
    rejected,
    ...(version > 3 ? [{ ...rejected, ...back, version: 4, note: sentBackNote }] : []),
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
