import { monthOf } from '../supportive-services/entry.ts'
import { monthsBetween } from './deadlines.ts'

/** BILL-014: after so many consecutive months in an activity the customer must be discussed. */
export const DISCUSSED_AFTER_MONTHS: readonly number[] = [6, 9, 12]

/** How many months in a row an activity has been open, the given one included; 0 when it began later. */
export function monthsOpen(startedOn: string, month: string): number {
  return Math.max(0, monthsBetween(monthOf(startedOn), month) + 1)
}

/** Whether "Not Required" cannot be chosen for the 4334 (BILL-014, C42). */
export function mustBeDiscussed(monthsInActivity: number): boolean {
  return DISCUSSED_AFTER_MONTHS.includes(monthsInActivity)
}
