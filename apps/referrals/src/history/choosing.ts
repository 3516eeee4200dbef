import { REFERRAL_TRANSITIONS } from '@isets/rules'
import { NOTHING } from '@isets/testing'
import { B } from '../test/stand.ts'
import { COMMANDS, SIDES, type ActName, type Doing, type PlannedStep } from './acts.ts'
import type { Person, RawReferral, Stage } from './stage.ts'

type Usual = readonly [Person | 'receiver', ...(Person | 'receiver')[]]
/** Who does what most of the time; the others try it now and then. */
export const USUAL: Readonly<Record<ActName, Usual>> = {
  decide: ['wfd', 'wfd2', 'everything'],
  contact: ['receiver'],
  accept: ['receiver', 'receiver', 'ofB', 'everything'],
  waitList: ['receiver', 'receiver', 'ofB', 'everything'],
  reject: ['receiver', 'receiver', 'ofB', 'everything'],
  report: ['receiver'],
  distribute: ['wfd', 'everything'],
  rework: ['wfd', 'wfd2', 'everything'],
  sendBack: ['wfd', 'admin'],
  exit: ['admin'],
  edit: ['admin'],
  remove: ['admin'],
  close: ['wfd', 'admin'],
  reverse: ['a', 'b', 'everything'],
  refer: ['wfd', 'a', 'b', 'office', 'everything'],
  sign: ['wfd', 'a', 'b', 'office'],
  give: ['customer'],
  find: ['a', 'b'],
  revoke: ['wfd', 'a', 'b'],
  revokeOwn: ['customer'],
  enrol: ['receiver'],
  leave: ['receiver'],
  wait: ['admin'],
}

/** What a referral in each status waits for. */
const WAITED_FOR: Readonly<Record<string, readonly ActName[]>> = {
  pending_idhs_response: ['decide', 'distribute'],
  pending_provider_response: ['accept', 'reject', 'waitList', 'accept', 'contact', 'wait'],
  accepted: ['enrol', 'report', 'accept', 'enrol', 'leave', 'exit'],
  rejected: ['rework', 'rework', 'sendBack'],
  expired: ['rework'],
  exited: ['enrol', 'close'],
}

/** Who does it, and about what. */
export function doingOf(stage: Stage, planned: PlannedStep): Doing {
  const step = { ...planned, act: planned.act === 'next' ? next(stage, planned) : planned.act }
  const referral = referralOf(stage, step)
  const [first, ...others] = USUAL[step.act]
  const by = step.by === 'usual' ? ([first, ...others][step.at % (others.length + 1)] ?? first) : step.by
  const ofReceiver = referral?.organisation_id === B ? 'b' : 'a'
  const person = by === 'receiver' ? ofReceiver : by
  const sides = SIDES[step.side % SIDES.length] ?? SIDES[0]
  return { stage, step, person, by: stage.people[person], referral, sides }
}

function next({ world: { referrals } }: Stage, { at, side }: PlannedStep): ActName {
  const living = referrals.filter(({ status }) => status !== 'closed')
  const one = living[at % Math.max(1, living.length)]
  const acts = (WAITED_FOR[one?.status ?? ''] ?? []).filter((act) => one !== undefined && mayCome(one, act))
  const act = acts[side % Math.max(1, acts.length)]
  if (act === undefined) throw NOTHING
  return act
}

/** Acts of time and of casework may always come. */
function mayCome(referral: RawReferral, act: ActName): boolean {
  return ['wait', 'enrol', 'leave'].includes(act) || COMMANDS[act].some((command) => isPossible(referral, command))
}

/** One that the table lets this be done to, unless the step does not care. */
function referralOf({ world: { referrals } }: Stage, { act, at, fits }: Doing['step']): RawReferral | undefined {
  const served = referrals.filter(({ status }) => status === 'accepted' || status === 'exited')
  if (act === 'enrol') return served[at % Math.max(1, served.length)]
  const fitting = referrals.filter((one) => COMMANDS[act].some((command) => isPossible(one, command)))
  const chosen = fits ? fitting : referrals
  return chosen[at % Math.max(1, chosen.length)]
}

function isPossible({ status, kind, response }: RawReferral, command: string): boolean {
  const row: Record<string, { to: string; kinds?: readonly string[]; onlyAfter?: string }> =
    REFERRAL_TRANSITIONS[status]
  const transition = row[command]
  if (transition?.kinds?.includes(kind) === false) return false
  return transition !== undefined && (transition.onlyAfter === undefined || transition.onlyAfter === response)
}
