/** A column of the file that IES sends. */
export interface FeedColumnDefinition {
  /** An empty field is a fault. */
  readonly required: boolean
  /** What belongs in it, in words for the people who make the file. */
  readonly holds: string
  readonly example: string
}

/**
 * The columns of an IES file (IES-003), in any order, under exactly these names in the first line. All of them are there
 * in every file; a field may be empty where it is not required.
 */
export const FEED_COLUMNS = {
  individual_number: { required: true, holds: 'individual number, nine digits', example: '901234567' },
  case_number: { required: true, holds: 'SNAP case number, nine digits', example: '807654321' },
  first_name: { required: true, holds: 'first name', example: 'Acorn' },
  middle_name: { required: false, holds: 'middle name', example: '' },
  last_name: { required: true, holds: 'last name', example: 'Demo-Archer' },
  birth_date: { required: true, holds: 'date of birth, MM/DD/YYYY', example: '12/30/1992' },
  ssn: {
    required: false,
    holds: 'Social Security number, nine digits; kept as a keyed hash only',
    example: '900-00-0000',
  },
  email: { required: false, holds: 'e-mail address; empty removes it', example: 'acorn@customers.example' },
  phone: { required: false, holds: 'telephone number, ten digits', example: '217-555-0100' },
  address_line_1: { required: false, holds: 'street and number', example: '636 Sample Avenue' },
  address_line_2: { required: false, holds: 'apartment, unit', example: 'Apt 4' },
  city: { required: false, holds: 'city', example: 'Sample Falls' },
  state: { required: false, holds: 'state, two letters', example: 'IL' },
  zip: { required: false, holds: 'ZIP code, five digits, or nine with a dash', example: '61183' },
  county: { required: false, holds: 'county of Illinois', example: 'Winnebago' },
  snap_eligibility: {
    required: false,
    holds: 'ELIGIBLE, NOT ELIGIBLE, NEEDS VERIFICATION, or empty for not set',
    example: 'ELIGIBLE',
  },
  abawd: { required: false, holds: 'Y or N: able-bodied adult without dependents', example: 'Y' },
  redetermination_date: { required: false, holds: 'redetermination date, MM/DD/YYYY', example: '05/17/2027' },
  midpoint_date: { required: false, holds: 'midpoint report date, MM/DD/YYYY', example: '11/17/2026' },
} as const satisfies Record<string, FeedColumnDefinition>

export type FeedColumn = keyof typeof FEED_COLUMNS
export const FEED_COLUMN_NAMES = Object.keys(FEED_COLUMNS) as FeedColumn[]

/**
 * Why a file with this first line cannot be read at all, in one sentence. Undefined when it can: all columns are there,
 * each once, in any order.
 */
export function headerFault(names: readonly string[]): string | undefined {
  const known: ReadonlySet<string> = new Set(FEED_COLUMN_NAMES)
  const missing = FEED_COLUMN_NAMES.filter((name) => !names.includes(name))
  if (missing.length === FEED_COLUMN_NAMES.length) {
    return 'The first line does not name the columns of an IES file: ask for the file again, as CSV in UTF-8 with its heading.'
  }
  if (missing.length > 0) return `The file has no ${columns(missing)}: ask for the file again with all columns.`
  const unknown = names.filter((name) => !known.has(name))
  if (unknown.length > 0) return `The file has ${unknown.length} more columns than an IES file: ask for the file again.`
  const doubled = names.filter((name, index) => names.indexOf(name) !== index)
  if (doubled.length > 0) return `The file has ${columns(doubled)} twice: ask for the file again.`
  return undefined
}

function columns(names: readonly string[]): string {
  return `${names.length === 1 ? 'column' : 'columns'} ${names.join(', ')}`
}
