/** Today's date in Illinois as `YYYY-MM-DD`, without Temporal, which would weigh on the form of every requester. */
const ILLINOIS_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' })
const FIRST = '1900-01-01'

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** What is wrong with a new user's birth date `YYYY-MM-DD` (HELP-033, IDN-019); `undefined` when nothing is. */
export function birthDateProblem(text: string | null | undefined, now: Date): string | undefined {
  const typed = text?.trim()
  if (!typed) return 'Please enter the birth date of the new user.'
  if (!isDate(typed)) return 'Please enter the birth date as a date.'
  if (typed < FIRST || typed >= ILLINOIS_DAY.format(now)) return 'This cannot be a birth date.'
  return undefined
}
