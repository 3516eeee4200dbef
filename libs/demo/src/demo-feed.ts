import { inventedCustomer, type DemoCustomer } from './demo-customers.ts'

/** Headings of an IES file, in the order in which this one is written; `FEED_COLUMNS` of the rules says what they hold. */
export const DEMO_FEED_COLUMNS = [
  ...['individual_number', 'case_number', 'first_name', 'middle_name', 'last_name', 'birth_date', 'ssn', 'email'],
  ...['phone', 'address_line_1', 'address_line_2', 'city', 'state', 'zip', 'county', 'snap_eligibility', 'abawd'],
  ...['redetermination_date', 'midpoint_date'],
] as const

/** The fields of one customer as IES sends them, by heading. */
export type DemoFeedRow = Record<string, string>

const ELIGIBILITY = {
  eligible: 'ELIGIBLE',
  not_eligible: 'NOT ELIGIBLE',
  needs_verification: 'NEEDS VERIFICATION',
} as const

/** An invented number that is never issued: they begin with 900 and above. */
export function demoSsn(number: number): string {
  const digits = String(10_000_000 + ((number * 104_729 + 3_456) % 89_999_999)).padStart(8, '0')
  const last4 = digits.endsWith('0000') ? '0001' : digits.slice(4)
  return `9${digits.slice(0, 2)}-${digits.slice(2, 4)}-${last4}`
}

/** A customer as a row of an IES file. */
export function demoFeedRow(customer: DemoCustomer): DemoFeedRow {
  const { address } = customer
  return {
    individual_number: customer.individualNumber,
    case_number: customer.caseNumber,
    first_name: customer.firstName,
    middle_name: '',
    last_name: customer.lastName,
    birth_date: usDate(customer.birthDate),
    ssn: demoSsn(customer.number),
    email: customer.email,
    phone: customer.phone,
    address_line_1: address.line1,
    address_line_2: address.line2,
    city: address.city,
    state: address.state,
    zip: address.zip,
    county: customer.county,
    snap_eligibility: ELIGIBILITY[customer.eligibility],
    abawd: customer.abawd ? 'Y' : 'N',
    redetermination_date: usDate(customer.redeterminationOn),
    midpoint_date: customer.midpointOn === null ? '' : usDate(customer.midpointOn),
  }
}

/**
 * The rows of a feed of `count` customers: those of the demo first, more invented ones behind them.
 *
 * @param today the demo's day, `YYYY-MM-DD`
 */
export function* demoFeedRows(count: number, today: string): Generator<DemoFeedRow> {
  for (let number = 0; number < count; number += 1) yield demoFeedRow(inventedCustomer(number, today))
}

/** One line of a CSV file with its line end; fields that need them are in quotation marks (RFC 4180). */
export function csvLine(fields: readonly string[]): string {
  return `${fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')}\r\n`
}

/** A whole IES file. Rows may lack fields: they are empty then. */
export function feedFile(rows: Iterable<DemoFeedRow>): string {
  const lines = [csvLine(DEMO_FEED_COLUMNS)]
  for (const row of rows) lines.push(csvLine(DEMO_FEED_COLUMNS.map((column) => row[column] ?? '')))
  return lines.join('')
}

function usDate(isoDate: string): string {
  const [year = '', month = '', day = ''] = isoDate.split('-')
  return `${month}/${day}/${year}`
}
