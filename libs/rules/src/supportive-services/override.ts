import type { CostStatus, OverrideStatus } from '@isets/contracts'

export type OverrideCommand = 'approve' | 'deny' | 'delete' | 'deleteApproved'

/** Life of an override request (statuses.csv): status → command → next status. What is not listed is refused. */
export const OVERRIDE_TRANSITIONS = {
  pending: { approve: 'approved', deny: 'denied', delete: 'deleted' },
  approved: { deleteApproved: 'deleted' },
  denied: {},
  deleted: {},
} as const satisfies Record<OverrideStatus, Partial<Record<OverrideCommand, OverrideStatus>>>

/** The next status, or `undefined` when the command is not possible. */
export function nextOverrideStatus(status: OverrideStatus, command: OverrideCommand): OverrideStatus | undefined {
  const row: Partial<Record<OverrideCommand, OverrideStatus>> = OVERRIDE_TRANSITIONS[status]
  return row[command]
}

/** Who has had a hand in what an override is asked for. */
export interface OverridePersons {
  readonly requesterId: string
  /** Everybody who entered the cost or changed it, its earlier versions included; nobody when there is no cost. */
  readonly writerIds: readonly string[]
}

/** Why this person may not decide on the request (C21); `null` when nothing speaks against it. */
export function overrideObstacle({ requesterId, writerIds }: OverridePersons, userId: string): string | null {
  const isOwn = requesterId === userId || writerIds.includes(userId)
  return isOwn ? 'Nobody decides about a cost or a request of their own.' : null
}

/** What becomes of the cost when its request reaches a status (SUPP-017, SUPP-031). */
export const COST_STATUS_AFTER = {
  pending: 'over_cap',
  approved: 'override_approved',
  denied: 'override_denied',
  deleted: 'over_cap',
} as const satisfies Record<OverrideStatus, CostStatus>

/** TMR-046, C10: hours that elapse, of the day and the night, until a decision is due; alerts at half time and then. */
export const OVERRIDE_TIMES = { alertHours: [24, 48], dueHours: 48 } as const satisfies OverrideTimes

export interface OverrideTimes {
  /** Counting up. */
  readonly alertHours: readonly number[]
  readonly dueHours: number
}

const HOUR_MS = 3_600_000

/** When the decision is due. */
export function overrideDueAt(requestedAt: Date, times: OverrideTimes = OVERRIDE_TIMES): Date {
  return new Date(requestedAt.getTime() + times.dueHours * HOUR_MS)
}

/** The alert that comes after so many that were given, or `null` when all were (NOTIF-004). */
export function nextOverrideAlert(
  requestedAt: Date,
  given: number,
  times: OverrideTimes = OVERRIDE_TIMES,
): { hours: number; at: Date } | null {
  const hours = times.alertHours[given]
  return hours === undefined ? null : { hours, at: new Date(requestedAt.getTime() + hours * HOUR_MS) }
}

/** How a waiting request is shown: `near` from the first alert on, `over` from the due time on (SUPP-018). */
export function overrideUrgency(
  requestedAt: Date,
  now: Date,
  times: OverrideTimes = OVERRIDE_TIMES,
): 'calm' | 'near' | 'over' {
  if (now >= overrideDueAt(requestedAt, times)) return 'over'
  const first = nextOverrideAlert(requestedAt, 0, times)
  return first !== null && now >= first.at ? 'near' : 'calm'
}
