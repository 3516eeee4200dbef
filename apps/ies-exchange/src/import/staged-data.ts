import { nameKey, type FeedRecord } from '@isets/rules'
import { v7 } from 'uuid'
import { hashSsn } from '../ssn/ssn-hash.ts'

/** Columns of `ies_customer` that IES masters (IES-003), with their types. */
const MASTERED = {
  case_number: 'text',
  first_name: 'text',
  middle_name: 'text',
  last_name: 'text',
  first_key: 'text',
  last_key: 'text',
  birth_date: 'date',
  ssn_hash: 'text',
  ssn_last4_hash: 'text',
  email: 'text',
  phone: 'text',
  line1: 'text',
  line2: 'text',
  city: 'text',
  state: 'text',
  zip: 'text',
  county: 'text',
  eligibility: 'text',
  abawd: 'boolean',
  redetermination_on: 'date',
  midpoint_on: 'date',
} as const
export type MasteredColumn = keyof typeof MASTERED
export const MASTERED_COLUMNS = Object.keys(MASTERED) as MasteredColumn[]
/** For `jsonb_to_record`: the id that a new customer gets, and the mastered columns. */
export const STAGED_RECORD = ['id uuid', ...Object.entries(MASTERED).map((pair) => pair.join(' '))].join(', ')

export type StagedData = Readonly<Record<MasteredColumn | 'id', string | boolean | null>>

/** A good row as it is staged: without its Social Security number, and with the id that a new customer would get. */
export function stagedData(record: FeedRecord, ssnKey: string): StagedData {
  const { ssnHash, ssnLast4Hash } = hashSsn(ssnKey, record.ssn, record.individualNumber)
  return {
    id: v7(),
    case_number: record.caseNumber,
    first_name: record.firstName,
    middle_name: record.middleName,
    last_name: record.lastName,
    first_key: nameKey(record.firstName),
    last_key: nameKey(record.lastName),
    birth_date: record.birthDate,
    ssn_hash: ssnHash,
    ssn_last4_hash: ssnLast4Hash,
    email: record.email,
    phone: record.phone,
    line1: record.line1,
    line2: record.line2,
    city: record.city,
    state: record.state,
    zip: record.zip,
    county: record.county,
    eligibility: record.eligibility,
    abawd: record.abawd,
    redetermination_on: record.redeterminationOn,
    midpoint_on: record.midpointOn,
  }
}
