import { datePlusDays } from '../business-calendar/local-date.ts'

/** Days after the exit in which follow-up notes may still be written (NOTE-026, TMR-055, calendar days). */
export const FOLLOW_UP_DAYS = 60

/** Why a note with this day of contact cannot be written, or `null`. All dates are days in Illinois, `YYYY-MM-DD`. */
export function contactDateProblem(contactOn: string, today: string): string | null {
  return contactOn > today ? 'The contact has not happened yet: choose today or an earlier day.' : null
}

/** Whether notes may still be written for a customer: always before the exit, and 60 days after it, that day included. */
export function mayWriteNote(exitedOn: string | null, today: string): boolean {
  return exitedOn === null || today <= datePlusDays(exitedOn, FOLLOW_UP_DAYS)
}

/** Whether a note comes late: there is one already about a later contact (NOTE-011). `latest` is that of the newest. */
export function isOutOfOrder(contactOn: string, latest: string | null): boolean {
  return latest !== null && contactOn < latest
}
