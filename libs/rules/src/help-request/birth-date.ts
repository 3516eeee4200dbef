import { Temporal } from 'temporal-polyfill'
import { ILLINOIS_CALENDAR, localTime } from '../business-calendar/business-calendar.ts'

function dateOf(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return undefined
  }
}

/** What is wrong with a new user's birth date `YYYY-MM-DD` (HELP-033, IDN-019); `undefined` when nothing is. */
export function birthDateProblem(text: string | null | undefined, now: Date): string | undefined {
  if (!text?.trim()) return 'Please enter the birth date of the new user.'
  const date = dateOf(text.trim())
  const today = localTime(now, ILLINOIS_CALENDAR).toPlainDate()
  if (!date) return 'Please enter the birth date as a date.'
  if (date.year < 1900 || Temporal.PlainDate.compare(date, today) >= 0) return 'This cannot be a birth date.'
  return undefined
}
