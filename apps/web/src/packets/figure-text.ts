const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })
const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })
const longMonth = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'long', year: 'numeric' })
const shortDay = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', day: 'numeric', year: 'numeric' })

/** Cents as `$1,234.50`. */
export function moneyText(cents: number): string {
  return money.format(cents / 100)
}

/** Hundredths of an hour as `12.5`. */
export function hoursText(hundredths: number): string {
  return number.format(hundredths / 100)
}

/** `2026-10` as `October 2026`. */
export function monthText(month: string): string {
  return longMonth.format(new Date(`${month}-15T12:00:00Z`))
}

/** A date without time, `2026-10-05`, as `Oct 5, 2026`. */
export function dateText(date: string): string {
  return shortDay.format(new Date(`${date}T12:00:00Z`))
}
