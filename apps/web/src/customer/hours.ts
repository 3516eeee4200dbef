import { attendanceHoursProblem } from '@isets/rules'

/** Hundredths of an hour of what was typed; `null` for an empty field, undefined for what is no time of a day. */
export function hoursOf(text: string): number | null | undefined {
  const typed = text.trim().replace(',', '.')
  if (typed === '') return null
  const hours = Math.round(Number(typed) * 100)
  return /^\d{1,2}(\.\d{1,2})?$/.test(typed) && attendanceHoursProblem(hours) === undefined ? hours : undefined
}

/** Hundredths of an hour of a whole month; undefined for what no month can have. */
export function monthHoursOf(text: string): number | undefined {
  const typed = text.trim().replace(',', '.')
  const hours = Math.round(Number(typed) * 100)
  return /^\d{1,3}(\.\d{1,2})?$/.test(typed) && hours <= MOST_HOURS_A_MONTH ? hours : undefined
}

/** 31 days of 24 hours, in hundredths. */
const MOST_HOURS_A_MONTH = 74_400

/** `6.5` for 650 hundredths; nothing where there are none. */
export function hoursText(hours: number | null): string {
  return hours === null ? '' : String(hours / 100)
}

/** Where the typed hours of an activity on a day are kept. */
export const hoursKey = (activityId: string, day: string) => `${activityId} ${day}`
