import type { IsoDate } from '@isets/contracts'
import { fiscalYearOfDate } from '../business-calendar/fiscal-year.ts'

/**
 * Months of Earnfare that a customer has in a program year, July to June: 89 Ill. Adm. Code 121.182(b)(1), which 002
 * Making Reverse Referrals calls the yearly participation (REF-033, TMR-102). A change is a new row.
 */
const EARNFARE_LIMITS: readonly { readonly from: IsoDate; readonly months: number }[] = [
  { from: '2025-07-01', months: 6 },
]

/** An enrolment in an Earnfare programme of any provider; `endedOn` is null while it lasts. */
export interface EarnfareSpan {
  readonly enrolledOn: IsoDate
  readonly endedOn: IsoDate | null
}

/** Calendar months of the program year of a day in which the customer was enrolled in Earnfare, up to that day. */
export function earnfareMonths(spans: readonly EarnfareSpan[], day: IsoDate): number {
  const months = new Set<string>()
  for (const { enrolledOn, endedOn } of spans) {
    const last = endedOn !== null && endedOn < day ? endedOn : day
    const first = enrolledOn > yearStart(day) ? enrolledOn : yearStart(day)
    for (let month = first.slice(0, 7); month <= last.slice(0, 7); month = nextMonth(month)) months.add(month)
  }
  return months.size
}

/**
 * REF-033: the day on which the customer last took part in a program year whose months are used up; whoever starts
 * again after it needs a new reverse referral, sent since. `null` when months were left in every year.
 */
export function earnfareUsedUpOn(spans: readonly EarnfareSpan[], today: IsoDate): IsoDate | null {
  const lastDays = spans.flatMap(({ enrolledOn, endedOn }) => yearEnds(enrolledOn, endedOn ?? today, today))
  return lastDays.toSorted().findLast((day) => earnfareMonths(spans, day) >= limitOn(day)) ?? null
}

function limitOn(day: IsoDate): number {
  const row = EARNFARE_LIMITS.findLast(({ from }) => from <= day) ?? EARNFARE_LIMITS[0]
  if (!row) throw new RangeError('No limit is set for Earnfare.')
  return row.months
}

/** The last days of a span in each program year that it touches. */
function yearEnds(enrolledOn: IsoDate, endedOn: IsoDate, today: IsoDate): IsoDate[] {
  const last = endedOn < today ? endedOn : today
  const days: IsoDate[] = []
  for (let end = yearEnd(enrolledOn); end < last; end = `${Number(end.slice(0, 4)) + 1}-06-30`) days.push(end)
  return [...days, last]
}

function yearStart(day: IsoDate): IsoDate {
  return `${fiscalYearOfDate(day) - 1}-07-01`
}

function yearEnd(day: IsoDate): IsoDate {
  return `${fiscalYearOfDate(day)}-06-30`
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
