import type { PacketPart, StaffingStatus } from '@isets/contracts'
import { Temporal } from 'temporal-polyfill'
import { type BusinessCalendar, ILLINOIS_CALENDAR, localTime } from '../business-calendar/business-calendar.ts'
import { fiscalYearDates, fiscalYearOfDate } from '../business-calendar/fiscal-year.ts'

const PROVIDER_DAY = 15
const PROVIDER_MANAGER_DAY = 20
const LAST_CORRECTION = { month: 8, day: 15 }

function yearMonth(month: string): Temporal.PlainYearMonth {
  return Temporal.PlainYearMonth.from(month)
}

/** The month in which a moment lies in Illinois, `YYYY-MM`. */
export function monthAt(instant: Date, calendar: BusinessCalendar = ILLINOIS_CALENDAR): string {
  return localTime(instant, calendar).toPlainDate().toPlainYearMonth().toString()
}

/** The month so many months later (or earlier, when negative). */
export function addMonths(month: string, months: number): string {
  return yearMonth(month).add({ months }).toString()
}

/** Months from the first to the second, 0 when they are the same. */
export function monthsBetween(first: string, second: string): number {
  return monthNumber(second) - monthNumber(first)
}

/** Counted through, without dates: a packet asks this for every activity of its participants. */
function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
}

/** First and last day of a month, `YYYY-MM-DD`. */
export function monthRange(month: string): { readonly first: string; readonly last: string } {
  const one = yearMonth(month)
  return { first: one.toPlainDate({ day: 1 }).toString(), last: one.toPlainDate({ day: one.daysInMonth }).toString() }
}

/** Whether a month of service is over: then its packet exists (Dashboard month "Future Date" ends). */
export function isMonthOver(month: string, now: Date, calendar: BusinessCalendar = ILLINOIS_CALENDAR): boolean {
  return month < monthAt(now, calendar)
}

/**
 * Last day for a part (C12): the provider's by the 15th of the following month (TMR-056), the provider manager's by the
 * 20th (TMR-057), billing's by the last day of the month after the submission (TMR-058); as long as nothing is submitted,
 * reckoned as if it were submitted in time. June keeps the same dates (C13).
 */
export function packetDueOn(month: string, part: PacketPart, submittedOn: string | null): string {
  const next = yearMonth(month).add({ months: 1 })
  if (part === 'provider') return next.toPlainDate({ day: PROVIDER_DAY }).toString()
  if (part === 'provider_manager') return next.toPlainDate({ day: PROVIDER_MANAGER_DAY }).toString()
  const submitted = submittedOn === null ? next : Temporal.PlainDate.from(submittedOn).toPlainYearMonth()
  const billing = submitted.add({ months: 1 })
  return billing.toPlainDate({ day: billing.daysInMonth }).toString()
}

/** Whose turn it is, the first with the nearest day; nobody's when all is complete. */
export function waitingParts(status: StaffingStatus, isBilled: boolean): readonly PacketPart[] {
  if (isBilled) return []
  const turns = {
    not_started: ['provider'],
    in_progress: ['provider'],
    submitted: ['provider_manager'],
    change_requested: ['provider_manager'],
    approved: ['billing'],
    unapproved: ['provider_manager', 'provider'],
  } as const satisfies Record<StaffingStatus, readonly PacketPart[]>
  return turns[status]
}

/**
 * Whether the fiscal year of a month of service is over: June 30 ends its data entry, what comes or changes until the last
 * day for corrections says why (C13, TMR-060).
 *
 * @param today in Illinois, `YYYY-MM-DD`
 */
export function isYearOver(month: string, today: string): boolean {
  return today > fiscalYearDates(fiscalYearOfDate(month)).endsOn
}

/** Last day on which a month of service can be corrected: August 15 after its fiscal year (C13, TMR-061, BILL-037). */
export function lastCorrectionOn(month: string): string {
  return Temporal.PlainDate.from({ year: fiscalYearOfDate(month), ...LAST_CORRECTION }).toString()
}

/**
 * Why a month of service takes no change any more, in words; `null` while it does. Whether anybody billed it makes no
 * difference (C13, BILL-038).
 *
 * @param today in Illinois, `YYYY-MM-DD`
 */
export function correctionObstacle(month: string, today: string): string | null {
  const last = lastCorrectionOn(month)
  if (today <= last) return null
  return `The last day for corrections of this month was ${last}. Later claims go to the Court of Claims.`
}
