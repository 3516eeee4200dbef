import { overByTime, type DiaryLine, type Sides } from '@isets/testing'
import { consentOf, signedDaysAgo, type Doing } from './acts.ts'
import { OFFICE, today, type RawReferral, type World } from './stage.ts'

/** Writes down an accepted step, as somebody would who has seen it happen and knows nothing of statuses. */
export function writeDown(doing: Doing, before: World): void {
  const { stage, by, step } = doing
  for (const line of linesOf(doing, before)) {
    stage.diary.push(line)
    // what a provider has asked IDHS stays its question when IDHS takes it up again
    const asksItself = step.act !== 'rework' || doing.referral?.kind !== 'reverse'
    if (line.fact === 'asked' && asksItself) stage.askers.set(line.referral, by.userId)
  }
  if (step.act === 'leave' || step.act === 'wait') stage.diary.push(...overByTime(stage.diary, stage.day, today(stage)))
}

function linesOf(doing: Doing, before: World): DiaryLine[] {
  const { stage, step, sides, referral } = doing
  const about = referral?.id ?? ''
  switch (step.act) {
    case 'sign':
      return [{ fact: 'agreed', signed: stage.day - signedDaysAgo(doing), sides }]
    case 'give':
      return [{ fact: 'agreed', signed: stage.day, sides }]
    case 'revoke':
    case 'revokeOwn':
      return [{ fact: 'agreement revoked', sides: revokedSides(doing, before) }]
    case 'reverse':
    case 'refer':
      return asking(doing, newReferral(stage.world, before))
    case 'distribute':
    case 'rework':
      return asking(doing, referralOf(stage.world, about))
    case 'decide':
      return [{ fact: step.yes ? 'taken' : 'refused', referral: about }]
    case 'accept':
    case 'waitList':
      return [{ fact: 'taken', referral: about }]
    case 'reject':
      return [{ fact: 'refused', referral: about }]
    case 'exit':
      return [{ fact: 'exited', referral: about }]
    case 'remove':
    case 'close':
      return [{ fact: 'over', referral: about }]
    case 'enrol':
    case 'leave':
      return enrolling(doing, before)
    default:
      return []
  }
}

/** The sides of a consent that was revoked: as it stood, for the world has changed since it was chosen. */
function revokedSides(doing: Doing, before: World): Sides {
  const revoked = consentOf({ ...doing, stage: { ...doing.stage, world: before } })
  return { from: revoked.disclosing_organisation_id, to: revoked.receiving_organisation_id }
}

function newReferral({ referrals }: World, before: World): RawReferral | undefined {
  return referrals.find(({ id }) => before.referrals.every((one) => one.id !== id))
}

function referralOf({ referrals }: World, about: string): RawReferral | undefined {
  return referrals.find(({ id }) => id === about)
}

/** Who was asked, and which consents allow it: of what comes from an FCRC, that of IDHS as well. */
function asking({ stage: { day } }: Doing, asked: RawReferral | undefined): DiaryLine[] {
  if (asked === undefined) return []
  const { id, kind, from_organisation_id: from, to_organisation_id: to } = asked
  const provider = kind === 'reverse' ? from : to
  if (provider === null) return [] // IDHS has not chosen one yet
  const sides: Sides[] = [{ from, to }, ...(from === OFFICE ? [{ from: null, to }] : [])]
  return [{ fact: 'asked', day, referral: id, provider, sides }]
}

function enrolling({ stage: { world } }: Doing, before: World): DiaryLine[] {
  const changed = world.enrolments.find(
    ({ id, version }) => before.enrolments.find((one) => one.id === id)?.version !== version,
  )
  if (changed === undefined) return []
  const enrolment = changed.id
  if (changed.ended_on === null) return [{ fact: 'enrolled', enrolment }]
  const exited = world.versions.flatMap(({ referral_id: referral, version, act }): DiaryLine[] => {
    const isNew = before.versions.every((one) => one.referral_id !== referral || one.version !== version)
    return isNew && act === 'exit' ? [{ fact: 'exited', referral }] : []
  })
  return [...exited, { fact: 'left', enrolment }]
}
