import type { IsoDate } from '@isets/contracts'
import { Temporal } from 'temporal-polyfill'

/** ASMT-012 to ASMT-014, TMR-031 to TMR-033: months after which a screening is due again. */
export const SCREENING_AGE = { reviewMonths: 6, yellowMonths: 9, redMonths: 12 } as const

/** A screening of this day or a later one needs no new one (ASMT-012). */
export function currentScreeningSince(today: IsoDate): IsoDate {
  return Temporal.PlainDate.from(today).subtract({ months: SCREENING_AGE.redMonths }).toString()
}

/** ASMT-012, ASMT-019: whether a screening of that day still counts; of a period before the last exit none does. */
export function isCurrentScreening(screenedOn: IsoDate | null, today: IsoDate, exitedOn: IsoDate | null): boolean {
  if (screenedOn === null || screenedOn < currentScreeningSince(today)) return false
  return exitedOn === null || screenedOn >= exitedOn
}

/** ASMT-013, TMR-031: six months after the screening, or after its last review if there was one since. */
export function nextReviewOn(screenedOn: IsoDate, reviewedOn: IsoDate | null): IsoDate {
  const looked = reviewedOn !== null && reviewedOn > screenedOn ? reviewedOn : screenedOn
  return Temporal.PlainDate.from(looked).add({ months: SCREENING_AGE.reviewMonths }).toString()
}
