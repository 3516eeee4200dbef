import type { Caller } from '@isets/contracts'
import type { Referral } from './referral.entity.ts'

/** The stamps of an eligibility that IDHS has checked itself (REF-029); nothing when it has not. */
export function confirmed(
  { eligibilityConfirmed }: { eligibilityConfirmed?: true | undefined },
  { name }: Pick<Caller, 'name'>,
  now: Date,
): Partial<Referral> {
  if (eligibilityConfirmed !== true) return {}
  return { receivesSnap: true, etEligible: true, decidedAt: now, decidedByName: name }
}
