import type { AmendmentStatus } from '@isets/contracts'
import { Temporal } from 'temporal-polyfill'
import { monthRange } from './deadlines.ts'

export type AmendmentActor = 'provider_manager' | 'billing'
export const AMENDMENT_COMMANDS = ['review', 'approve', 'reject'] as const
export type AmendmentCommand = (typeof AMENDMENT_COMMANDS)[number]

interface AmendmentTransition {
  readonly to: AmendmentStatus
  readonly by: AmendmentActor
  /** Only for amendments that have a cost: without, the review ends it (BILL-025, BILL-026). */
  readonly onlyWithCost?: true
}

const reviewer = (to: AmendmentStatus): AmendmentTransition => ({ to, by: 'provider_manager' })
const billing = (to: AmendmentStatus): AmendmentTransition => ({ to, by: 'billing', onlyWithCost: true })

/** The life of an amendment: step 1 is the review at the next staffing, step 2 billing, for costs (C32). */
export const AMENDMENT_TRANSITIONS = {
  provisionally_accepted: { review: reviewer('reviewed'), reject: reviewer('rejected') },
  pending_review: { review: reviewer('reviewed'), reject: reviewer('rejected') },
  reviewed: { approve: billing('approved'), reject: billing('rejected') },
  approved: {},
  rejected: {},
} as const satisfies Record<AmendmentStatus, Partial<Record<AmendmentCommand, AmendmentTransition>>>

/** Where an amendment begins: without a cost it counts provisionally at once (BILL-025). */
export function firstAmendmentStatus(hasCost: boolean): AmendmentStatus {
  return hasCost ? 'pending_review' : 'provisionally_accepted'
}

export type AmendmentDecision =
  { readonly ok: true; readonly status: AmendmentStatus } | { readonly ok: false; readonly message: string }

/** Decides a command on an amendment (BILL-025, BILL-026, C32). */
export function nextAmendmentStatus(
  status: AmendmentStatus,
  hasCost: boolean,
  command: AmendmentCommand,
  actor: AmendmentActor,
): AmendmentDecision {
  const row: Partial<Record<AmendmentCommand, AmendmentTransition>> = AMENDMENT_TRANSITIONS[status]
  const transition = row[command]
  if (!transition) return { ok: false, message: 'This is not possible in the present state of the amendment.' }
  if (transition.by !== actor) return { ok: false, message: 'This step of the amendment is not yours.' }
  if (transition.onlyWithCost && !hasCost) {
    return { ok: false, message: 'An amendment without a cost ends with its review.' }
  }
  return { ok: true, status: transition.to }
}

/** An activity whose hours are to be amended; dates are `YYYY-MM-DD`. */
export interface AmendedActivity {
  readonly isSnap: boolean
  readonly startedOn: string | null
  readonly completedOn: string | null
}

/** Hundredths of an hour. */
const A_DAY = 2_400

/**
 * Why the activity cannot have these hours in the month, in words; `null` when it can. Only SNAP activities that were
 * open in the month are staffed (BILL-047), and a day has 24 hours. Hours in hundredths.
 */
export function hoursObstacle(activity: AmendedActivity, month: string, newHours: number): string | null {
  if (!activity.isSnap) return 'Only hours of SNAP activities are staffed: there is nothing to amend.'
  const days = daysOpen(activity, month)
  if (days === 0) return 'The activity was not open in this month.'
  return newHours > days * A_DAY
    ? `The activity was open for ${days} days of this month: these are too many hours.`
    : null
}

function daysOpen({ startedOn, completedOn }: AmendedActivity, month: string): number {
  const { first, last } = monthRange(month)
  if (startedOn === null || startedOn > last || (completedOn !== null && completedOn < first)) return 0
  const from = Temporal.PlainDate.from(startedOn > first ? startedOn : first)
  const to = Temporal.PlainDate.from(completedOn !== null && completedOn < last ? completedOn : last)
  return Math.max(0, from.until(to, { largestUnit: 'day' }).days + 1)
}
