import { addBusinessDays, addCalendarDays } from '../business-calendar/business-days.ts'
import { type BusinessCalendar, ILLINOIS_CALENDAR } from '../business-calendar/business-calendar.ts'
import { type HelpRequestStatus } from './status.ts'

/** A number of days, in business or calendar days (conflicts C1: one setting). */
export const DAY_UNITS = ['business', 'calendar'] as const
export type DaysSetting = { readonly days: number; readonly unit: (typeof DAY_UNITS)[number] }

/** HELP-023, TMR-069: 14 business days without a reply of the requester. */
export const CLOSE_AFTER: DaysSetting = { days: 14, unit: 'business' }
/** How long a reply brings a resolved request back. */
export const REOPEN_WINDOW: DaysSetting = { days: 5, unit: 'business' }
/** NOTIF-006: the warning goes out so many business days before the closing. */
export const CLOSE_WARNING_BUSINESS_DAYS = 2

function addDays(instant: Date, { days, unit }: DaysSetting, calendar: BusinessCalendar): Date {
  return unit === 'business' ? addBusinessDays(instant, days, calendar) : addCalendarDays(instant, days, calendar)
}

/**
 * When a request that waits for its requester is closed, from the moment it began to wait (HELP-023, TMR-069).
 * A reply ends the waiting; waiting again begins anew.
 */
export function closeDueAt(
  waitingSince: Date,
  setting: DaysSetting = CLOSE_AFTER,
  calendar: BusinessCalendar = ILLINOIS_CALENDAR,
): Date {
  return addDays(waitingSince, setting, calendar)
}

/** When the requester is warned of the closing: two business days before, never before the waiting began (NOTIF-006). */
export function closeWarningAt(
  waitingSince: Date,
  setting: DaysSetting = CLOSE_AFTER,
  calendar: BusinessCalendar = ILLINOIS_CALENDAR,
): Date {
  const warning = addBusinessDays(closeDueAt(waitingSince, setting, calendar), -CLOSE_WARNING_BUSINESS_DAYS, calendar)
  return new Date(Math.max(warning.getTime(), waitingSince.getTime()))
}

/**
 * When a waiting request closes that was warned of at `warnedAt`: as planned, or two business days after the warning
 * where that came late, after a standstill for example (NOTIF-006). Nobody is closed without a warning in time.
 */
export function closesOnceWarnedAt(
  plannedAt: Date,
  warnedAt: Date,
  calendar: BusinessCalendar = ILLINOIS_CALENDAR,
): Date {
  const soonest = addBusinessDays(warnedAt, CLOSE_WARNING_BUSINESS_DAYS, calendar)
  return soonest > plannedAt ? soonest : plannedAt
}

/** The moment from which a resolved request can no longer be reopened and is closed. */
export function reopenWindowEndsAt(
  resolvedAt: Date,
  setting: DaysSetting = REOPEN_WINDOW,
  calendar: BusinessCalendar = ILLINOIS_CALENDAR,
): Date {
  return addDays(resolvedAt, setting, calendar)
}

/** Whether a reply still reopens the resolved request. */
export function isInReopenWindow(
  resolvedAt: Date,
  now: Date,
  setting: DaysSetting = REOPEN_WINDOW,
  calendar: BusinessCalendar = ILLINOIS_CALENDAR,
): boolean {
  return now.getTime() < reopenWindowEndsAt(resolvedAt, setting, calendar).getTime()
}

/** What the closing by time depends on; `since` is when the request entered its status. */
export type ClosingFacts = { status: HelpRequestStatus; since: Date; blocksWork: boolean }
/** Settings of the installation (conflicts C1). */
export type ClosingSettings = { readonly closeAfter: DaysSetting; readonly reopenWindow: DaysSetting }

/**
 * When the system closes a request by itself, or `null` when it does not: waiting requests after 14 business days
 * (HELP-023), resolved ones after the reopen window. A waiting request that blocks somebody's work is never closed
 * by time (help-desk.md), nor one that waits for us.
 */
export function autoCloseAt(
  { status, since, blocksWork }: ClosingFacts,
  settings: ClosingSettings = { closeAfter: CLOSE_AFTER, reopenWindow: REOPEN_WINDOW },
  calendar: BusinessCalendar = ILLINOIS_CALENDAR,
): Date | null {
  if (status === 'resolved') return reopenWindowEndsAt(since, settings.reopenWindow, calendar)
  if (status !== 'waiting_for_requester' || blocksWork) return null
  return closeDueAt(since, settings.closeAfter, calendar)
}
