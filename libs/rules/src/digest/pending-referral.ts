import { ILLINOIS_CALENDAR, localTime } from '../business-calendar/business-calendar.ts'

export interface PendingReferral {
  readonly submittedAt: Date
  /** When the provider's answer is due: 5 business days (TMR-018). */
  readonly responseDueAt: Date
}

/** Whole calendar days in Illinois since the referral came; 0 on the day itself. */
export function ageInDays(submittedAt: Date, now: Date): number {
  const [from, to] = [submittedAt, now].map((moment) => localTime(moment, ILLINOIS_CALENDAR).toPlainDate())
  return from === undefined || to === undefined ? 0 : from.until(to, { largestUnit: 'day' }).days
}

/** Whether the answer is late: the due time itself is still in time. */
export function isOverdue({ responseDueAt }: Pick<PendingReferral, 'responseDueAt'>, now: Date): boolean {
  return now.getTime() > responseDueAt.getTime()
}

/** Overdue ones first, then by due time, the older first (NOTIF-001). Does not change the list. */
export function overdueFirst<Referral extends PendingReferral>(referrals: readonly Referral[], now: Date): Referral[] {
  const rank = (one: Referral) => (isOverdue(one, now) ? 0 : 1)
  return referrals.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      a.responseDueAt.getTime() - b.responseDueAt.getTime() ||
      a.submittedAt.getTime() - b.submittedAt.getTime(),
  )
}
