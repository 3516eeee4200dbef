import { findSsn } from '../personal-data/social-security-number.ts'
import { FEED_COLUMNS, type FeedColumn } from './feed-columns.ts'
import * as values from './feed-values.ts'

/** One row of an IES file, read: mastered fields (IES-003) and the Social Security number, which goes no further than its hash. */
export interface FeedRecord {
  readonly individualNumber: string
  readonly caseNumber: string
  readonly firstName: string
  readonly middleName: string
  readonly lastName: string
  readonly birthDate: string
  /** Nine digits; empty where IES has none. */
  readonly ssn: string
  readonly email: string
  readonly phone: string
  readonly line1: string
  readonly line2: string
  readonly city: string
  readonly state: string
  readonly zip: string
  readonly county: string
  readonly eligibility: values.FeedEligibility
  readonly abawd: boolean
  readonly redeterminationOn: string | null
  readonly midpointOn: string | null
}

/** Why a row is refused: one sentence per column, and what stands there. */
export interface FeedFault {
  readonly column: FeedColumn
  /** Names the column and says what to do. */
  readonly sentence: string
  /** The value as it came, shortened; digits are hidden where they may be a Social Security number. */
  readonly found: string
}

export type FeedReading = { readonly record: FeedRecord } | { readonly faults: readonly FeedFault[] }

const LONGEST_FOUND = 60

/**
 * Reads one row, or says everything that is wrong with it.
 *
 * @param row field by column; columns that are not in it count as empty
 * @param today the day in Illinois, `YYYY-MM-DD`
 */
export function readFeedRow(row: Readonly<Record<string, string | undefined>>, today: string): FeedReading {
  const faults: FeedFault[] = []
  const take = <T>(column: FeedColumn, read: values.ValueReader<T>, otherwise: T): T => {
    const text = (row[column] ?? '').normalize('NFC').trim()
    const value = text === '' ? absent(column, otherwise) : read(text, today)
    if (!(value instanceof values.Wrong)) return value
    faults.push({ column, sentence: `Column ${column}: ${value.advice}.`, found: shown(column, text) })
    return otherwise
  }
  const record: FeedRecord = {
    individualNumber: take('individual_number', values.nineDigits, ''),
    caseNumber: take('case_number', values.nineDigits, ''),
    firstName: take('first_name', values.personName, ''),
    middleName: take('middle_name', values.personName, ''),
    lastName: take('last_name', values.personName, ''),
    birthDate: take('birth_date', values.birthDate, ''),
    ssn: take('ssn', values.socialSecurityNumber, ''),
    email: take('email', values.emailAddress, ''),
    phone: take('phone', values.telephone, ''),
    line1: take('address_line_1', values.shortText, ''),
    line2: take('address_line_2', values.shortText, ''),
    city: take('city', values.shortText, ''),
    state: take('state', values.stateCode, ''),
    zip: take('zip', values.zipCode, ''),
    county: take('county', values.county, ''),
    eligibility: take<values.FeedEligibility>('snap_eligibility', values.eligibility, 'n_a'),
    abawd: take('abawd', values.yesOrNo, false),
    redeterminationOn: take<string | null>('redetermination_date', values.anyDate, null),
    midpointOn: take<string | null>('midpoint_date', values.anyDate, null),
  }
  return faults.length === 0 ? { record } : { faults }
}

/** The sentence for a row whose individual number the file has had before. */
export function repeatedRow(individualNumber: string, firstLine: number): FeedFault {
  const sentence = `Column individual_number: keep one row for each person; line ${firstLine} has the same number.`
  return { column: 'individual_number', sentence, found: individualNumber }
}

/** The sentence for a line that has more or fewer fields than the heading. */
export function raggedRow(fields: number, expected: number): FeedFault {
  const sentence = `Column individual_number: repair the line, which has ${fields} fields instead of ${expected}; a comma inside a field needs quotation marks around it.`
  return { column: 'individual_number', sentence, found: '' }
}

/** The individual number of a row that may be refused for other reasons, if it can be read: that person is in the feed. */
export function readableIndividualNumber(row: Readonly<Record<string, string | undefined>>): string | undefined {
  const number = (row['individual_number'] ?? '').trim()
  return /^\d{9}$/.test(number) ? number : undefined
}

function absent<T>(column: FeedColumn, otherwise: T): T | values.Wrong {
  if (!FEED_COLUMNS[column].required) return otherwise
  return new values.Wrong(`fill the field in; it must hold the ${FEED_COLUMNS[column].holds}`)
}

/** Numbers that this column is for may be seen; elsewhere a number of nine digits may be one that must not. */
function shown(column: FeedColumn, text: string): string {
  if (column === 'ssn') return ''
  const short = text.slice(0, LONGEST_FOUND)
  const mayBeSsn = column !== 'individual_number' && column !== 'case_number' && findSsn(text).length > 0
  return mayBeSsn ? short.replaceAll(/\d/g, '•') : short
}
