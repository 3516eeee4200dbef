import type { Action, Caller, ReferralAct, Subject } from '@isets/contracts'
import { matches, recordFilter, type AppAbility } from '@isets/policies'
import {
  maySeeReferral,
  nextReferralStatus,
  type ReferralActor,
  type ReferralCommand,
  type ReferralDecision,
} from '@isets/rules'
import type { Referral } from './referral.entity.ts'

export type LifeFacts = Pick<
  Referral,
  | 'status'
  | 'kind'
  | 'response'
  | 'submittedById'
  | 'sentOnById'
  | 'fromOrganisationId'
  | 'sentBackAt'
  | 'takenUpAt'
  | 'organisationId'
  | 'grantedOrganisationIds'
  | 'enrolled'
  | 'reportedAt'
>

/** What the transition table asks of a referral. */
type CourseFacts = Omit<LifeFacts, 'organisationId' | 'grantedOrganisationIds' | 'enrolled' | 'reportedAt'>

/** The right that each act asks for, the commands that it may give, and who acts by it. */
export const ACTS = {
  decide: { right: ['decide', 'ReverseReferral'], commands: ['confirm', 'refuse'], actor: 'idhs' },
  contact: { right: ['answer', 'Referral'], commands: ['contact'], actor: 'receiver' },
  accept: { right: ['accept', 'Referral'], commands: ['accept'], actor: 'receiver' },
  waitList: { right: ['accept', 'Referral'], commands: ['waitList'], actor: 'receiver' },
  reject: { right: ['accept', 'Referral'], commands: ['reject'], actor: 'receiver' },
  report: { right: ['answer', 'Referral'], commands: ['report'], actor: 'receiver' },
  distribute: { right: ['distribute', 'Referral'], commands: ['distribute'], actor: 'idhs' },
  rework: { right: ['rework', 'Referral'], commands: ['rework', 'reconsider'], actor: 'idhs' },
  sendBack: { right: ['handBack', 'Referral'], commands: ['sendBack'], actor: 'idhs' },
  exit: { right: ['exit', 'Referral'], commands: ['exit'], actor: 'super_admin' },
  edit: { right: ['edit', 'Referral'], commands: ['edit'], actor: 'super_admin' },
  remove: { right: ['remove', 'Referral'], commands: ['remove'], actor: 'super_admin' },
  close: { right: ['close', 'Referral'], commands: ['close'], actor: 'idhs' },
} as const satisfies Record<
  ReferralAct,
  { right: readonly [Action, Subject]; commands: readonly ReferralCommand[]; actor: ReferralActor }
>
const ACT_NAMES = Object.keys(ACTS) as ReferralAct[]

/** The transition table, asked for a referral and the person who acts; `null` is time. */
export function decide(
  referral: CourseFacts,
  command: ReferralCommand,
  actor: ReferralActor,
  caller: Pick<Caller, 'userId'> | null,
): ReferralDecision {
  const ownReferral = caller !== null && [referral.submittedById, referral.sentOnById].includes(caller.userId)
  const { fromOrganisationId, sentBackAt, takenUpAt, ...facts } = referral
  const ofFcrc = facts.kind === 'forward' && fromOrganisationId !== null
  return nextReferralStatus(
    { ...facts, ownReferral, ofFcrc, sentBack: backThere(sentBackAt, takenUpAt) },
    command,
    actor,
  )
}

function backThere(sentBackAt: Date | null, takenUpAt: Date | null) {
  if (sentBackAt === null) return null
  return takenUpAt === null ? 'waits' : 'taken_up'
}

type SightFacts = Pick<
  Referral,
  'status' | 'organisationId' | 'grantedOrganisationIds' | 'fromOrganisationId' | 'removedAt'
>

/** Whether the reader may see a loaded one (REF-053, REF-056, C37). */
export function isVisible(ability: AppAbility, referral: SightFacts): boolean {
  const { status, removedAt } = referral
  return maySeeReferral({ status, removed: removedAt !== null }, (right) =>
    matches(recordFilter(ability, right, 'Referral'), referral),
  )
}

/** What the reader may do now: rights and transition table together. The web shows exactly this. */
export function allowedActs(ability: AppAbility, caller: Pick<Caller, 'userId'>, referral: LifeFacts): ReferralAct[] {
  return ACT_NAMES.filter((act) => {
    const { right, commands, actor } = ACTS[act]
    const [action, subject] = right
    if (act === 'report' && (referral.enrolled || referral.reportedAt !== null)) return false
    if (!matches(recordFilter(ability, action, subject), referral)) return false
    return commands.some((command) => decide(referral, command, actor, caller).ok)
  })
}
