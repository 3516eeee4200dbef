import type { ExportColumn } from '@isets/contracts'

/** What a cell holds before a format writes it. Instants are the wall clock of Illinois, `2026-11-20 15:04`. */
export type CellValue =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text' | 'date' | 'instant'; readonly text: string }
  | { readonly kind: 'cents' | 'percent' | 'hours' | 'number'; readonly amount: number }

const EMPTY: CellValue = { kind: 'empty' }

/** The Swedish way to write a moment is ISO 8601 with a blank. */
const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'America/Chicago',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** `2026-11-20 15:04`, in Illinois. */
export function wallClockOf(instant: Date): string {
  return wallClock.format(instant)
}

/** The value of one column in one row of a list. */
export function cellValue(row: unknown, { key, kind, words, none }: ExportColumn): CellValue {
  const value = key.split('.').reduce(step, row)
  if (value === undefined || value === null || value === '')
    return none === undefined ? EMPTY : { kind: 'text', text: none }
  if (isAmount(kind)) return typeof value === 'number' ? { kind, amount: value } : EMPTY
  if (kind === 'instant') return { kind, text: wallClockOf(new Date(String(value))) }
  if (kind === 'date') return { kind, text: String(value) }
  const texts = (Array.isArray(value) ? value : [value]).map((one) => words?.[String(one)] ?? String(one))
  return { kind, text: texts.join(', ') }
}

const AMOUNTS = ['cents', 'percent', 'hours', 'number'] as const

function isAmount(kind: ExportColumn['kind']): kind is (typeof AMOUNTS)[number] {
  return AMOUNTS.some((amount) => amount === kind)
}

function step(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined
}
