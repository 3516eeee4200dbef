import { Temporal } from 'temporal-polyfill'

const US_DATE = /^(\d{2})\/(\d{2})\/(\d{4})$/

/** The day that `MM/DD/YYYY` names, as `YYYY-MM-DD` (IES-009). Undefined for any other spelling and for days that do not exist. */
export function readUsDate(text: string): string | undefined {
  const [, month, day, year] = US_DATE.exec(text.trim()) ?? []
  if (month === undefined || day === undefined || year === undefined) return undefined
  try {
    return Temporal.PlainDate.from(`${year}-${month}-${day}`, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}

/** `YYYY-MM-DD` as people here write it, `MM/DD/YYYY`. */
export function usDate(isoDate: string): string {
  const [year = '', month = '', day = ''] = isoDate.split('-')
  return `${month}/${day}/${year}`
}
