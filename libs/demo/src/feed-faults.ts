import type { DemoFeedRow } from './demo-feed.ts'
import { draw, drawOne } from './draw.ts'

/** Mistakes that feeds of this kind have: what each does to a good row. */
const FAULTS: readonly (readonly [column: string, spoil: (value: string) => string])[] = [
  // A spreadsheet has taken the first digit for a number's and dropped zeros.
  ['individual_number', (value) => value.slice(2)],
  ['case_number', () => ''],
  ['last_name', () => ''],
  ['first_name', (value) => `${value}1`],
  ['birth_date', (value) => value.split('/').toReversed().join('-')],
  ['birth_date', (value) => value.replace(/^\d\d\/\d\d/, '02/30')],
  ['ssn', (value) => value.slice(0, -1)],
  ['email', (value) => value.replace('@', ' at ') || 'unknown'],
  ['phone', () => '555-01'],
  ['state', () => 'Illinois'],
  ['zip', (value) => value.slice(0, 4)],
  ['county', () => 'Elsewhere'],
  ['snap_eligibility', () => 'MAYBE'],
  ['abawd', () => 'unknown'],
  ['redetermination_date', () => '13/01/2027'],
]

/** Changes that a real feed brings: people move, get another number, become eligible or not. */
const CHANGES: readonly ((row: DemoFeedRow, number: number) => DemoFeedRow)[] = [
  (row) => ({ ...row, email: '' }),
  (row, number) => ({ ...row, address_line_1: `${100 + draw(number, 'moved', 900)} Demo Parkway` }),
  (row, number) => ({ ...row, phone: `312-555-01${String(number % 100).padStart(2, '0')}` }),
  (row) => ({ ...row, snap_eligibility: row['snap_eligibility'] === 'ELIGIBLE' ? 'NOT ELIGIBLE' : 'ELIGIBLE' }),
  (row) => ({ ...row, midpoint_date: '', abawd: row['abawd'] === 'Y' ? 'N' : 'Y' }),
]

/** The row with one deliberate fault, always the same one for the same number. */
export function spoiledRow(row: DemoFeedRow, number: number): DemoFeedRow {
  const [column, spoil] = drawOne(number, 'fault', FAULTS)
  return { ...row, [column]: spoil(row[column] ?? '') }
}

/** The row as a later feed may bring it. */
export function changedRow(row: DemoFeedRow, number: number): DemoFeedRow {
  return drawOne(number, 'change', CHANGES)(row, number)
}

/** Whether the number is one of a share of all, in thousandths; independent for each purpose. */
export function isOneOf(thousandths: number, number: number, purpose: string): boolean {
  return draw(number, purpose, 1_000) < thousandths
}
