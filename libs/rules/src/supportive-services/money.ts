/** Cents as people in Illinois read them: `$1,234.50`. */
export function formatCents(cents: number): string {
  const whole = String(Math.floor(Math.abs(cents) / 100)).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  const rest = String(Math.abs(cents) % 100).padStart(2, '0')
  return `${cents < 0 ? '−' : ''}$${whole}.${rest}`
}

const AMOUNT = /^\$?\s*(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?$/

/** What somebody typed as an amount of dollars, in cents; `null` when it is none: `12`, `12.5`, `$1,200.00`. */
export function parseDollars(text: string): number | null {
  const [, whole, rest = ''] = AMOUNT.exec(text.trim()) ?? []
  return whole === undefined ? null : Number(whole.replaceAll(',', '')) * 100 + Number(rest.padEnd(2, '0'))
}
