import { formatCents } from '@isets/rules'

/** `$1,234.50` */
export const money = formatCents

const DAY = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', day: 'numeric', year: 'numeric' })

/** A date without a time, `2026-03-02`, as `Mar 2, 2026`. */
export function dateText(day: string): string {
  return DAY.format(new Date(`${day}T00:00:00Z`))
}

/** July to June, as the columns of a fiscal year. */
export const FISCAL_MONTHS = [
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
] as const
