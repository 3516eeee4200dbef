import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { FEED_COLUMN_NAMES, FEED_COLUMNS, headerFault, type FeedColumn } from './feed-columns.ts'
import { readableIndividualNumber, readFeedRow, type FeedFault, type FeedRecord } from './read-feed-row.ts'

const TODAY = '2026-03-02'
const GOOD: Readonly<Record<FeedColumn, string>> = {
  individual_number: '901234567',
  case_number: '807654321',
  first_name: 'Acorn',
  middle_name: 'Q.',
  last_name: "Demo-O'Archer",
  birth_date: '12/30/1992',
  ssn: '900-12-3456',
  email: 'acorn@customers.example',
  phone: '(217) 555-0100',
  address_line_1: '636 Sample Avenue',
  address_line_2: '',
  city: 'Sample Falls',
  state: 'il',
  zip: '61183',
  county: 'ST CLAIR COUNTY',
  snap_eligibility: 'needs verification',
  abawd: 'y',
  redetermination_date: '05/17/2027',
  midpoint_date: '',
}

function record(changes: Partial<typeof GOOD> = {}): FeedRecord {
  const reading = readFeedRow({ ...GOOD, ...changes }, TODAY)
  if ('faults' in reading) throw new Error(reading.faults.map(({ sentence }) => sentence).join(' '))
  return reading.record
}

function faults(changes: Partial<typeof GOOD>): readonly FeedFault[] {
  const reading = readFeedRow({ ...GOOD, ...changes }, TODAY)
  return 'faults' in reading ? reading.faults : []
}

describe('a row of an IES file', () => {
  it('IES-003 is read into the mastered fields', () => {
    expect(record()).toEqual({
      individualNumber: '901234567',
      caseNumber: '807654321',
      firstName: 'Acorn',
      middleName: 'Q.',
      lastName: "Demo-O'Archer",
      birthDate: '1992-12-30',
      ssn: '900123456',
      email: 'acorn@customers.example',
      phone: '217-555-0100',
      line1: '636 Sample Avenue',
      line2: '',
      city: 'Sample Falls',
      state: 'IL',
      zip: '61183',
      county: 'St. Clair',
      eligibility: 'needs_verification',
      abawd: true,
      redeterminationOn: '2027-05-17',
      midpointOn: null,
    })
  })

  it('IES-004 may take away an e-mail address', () => {
    expect(record({ email: '  ' }).email).toBe('')
  })

  it.each([
    ['individual_number', '', /fill the field in; it must hold the individual number/],
    ['individual_number', '1234567', /nine digits instead of 7; a spreadsheet may have removed the leading zeros/],
    ['individual_number', '12345678X', /nine digits and nothing else/],
    ['case_number', '8076543210', /nine digits and nothing else/],
    ['first_name', '', /fill the field in/],
    ['last_name', 'Archer 3', /letters, blanks, hyphens/],
    ['last_name', '=cmd()', /letters, blanks, hyphens/],
    ['birth_date', '1992-12-30', /a day that exists, written MM\/DD\/YYYY/],
    ['birth_date', '02/30/1992', /a day that exists/],
    ['birth_date', '03/03/2026', /not in the future/],
    ['birth_date', '12/31/1899', /this or the last century/],
    ['ssn', '12-345-6789', /nine digits, with or without dashes/],
    ['ssn', '999-99-9999', /leave the field empty when the number is not known/],
    ['email', 'acorn at home', /one e-mail address/],
    ['phone', '555-0100', /ten digits/],
    ['address_line_1', 'a\nb', /line break/],
    ['city', 'x'.repeat(101), /shorten the text to 100/],
    ['state', 'Illinois', /two letters/],
    ['zip', '6118', /five digits, or nine with a dash/],
    ['county', 'Elsewhere', /county of Illinois/],
    ['snap_eligibility', 'YES', /ELIGIBLE, NOT ELIGIBLE or NEEDS VERIFICATION/],
    ['abawd', 'true', /write Y or N/],
    ['redetermination_date', '05/17/27', /a day that exists/],
    ['midpoint_date', '05/17/1999', /between 2000 and 2099/],
  ] as const)('says of %s %j what to do, in one sentence with the column', (column, value, advice) => {
    const [fault, ...others] = faults({ [column]: value })
    expect(others).toEqual([])
    expect(fault?.column).toBe(column)
    expect(fault?.sentence).toMatch(new RegExp(`^Column ${column}: [^.]*.*\\.$`))
    expect(fault?.sentence).toMatch(advice)
  })

  it('says everything that is wrong at once', () => {
    expect(faults({ zip: 'x', county: 'x', birth_date: '' }).map(({ column }) => column)).toEqual([
      'birth_date',
      'zip',
      'county',
    ])
  })

  it('never shows a Social Security number again, in whatever column it stands', () => {
    for (const column of ['ssn', 'phone', 'county', 'zip', 'abawd', 'last_name'] as const) {
      const found = faults({ [column]: '123-45-6789 x' }).map((fault) => fault.found)
      expect([column, found.join().replaceAll(/\D/g, '')]).toEqual([column, ''])
    }
  })

  it('knows who is in the feed even where the rest of the row is refused', () => {
    expect(readableIndividualNumber({ ...GOOD, zip: 'x' })).toBe('901234567')
    expect(readableIndividualNumber({ ...GOOD, individual_number: '90123456' })).toBeUndefined()
  })

  it('is read or refused with sentences, whatever stands in it', () => {
    const anyRow = fc.record(Object.fromEntries(FEED_COLUMN_NAMES.map((name) => [name, fc.string({ unit: 'binary' })])))
    fc.assert(
      fc.property(anyRow, (row) => {
        const reading = readFeedRow(row, TODAY)
        if ('record' in reading) return true
        return reading.faults.length > 0 && reading.faults.every(({ sentence, column }) => sentence.includes(column))
      }),
    )
  })

  it('reads its own record again to the same one', () => {
    const date = fc.date({ min: new Date('1930-01-01'), max: new Date('2008-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(date, fc.stringMatching(/^\d{9}$/), fc.boolean(), (born, number, abawd) => {
        const [year, month, day] = born.toISOString().slice(0, 10).split('-')
        const changes = {
          birth_date: `${month}/${day}/${year}`,
          individual_number: number,
          abawd: abawd ? 'Y' : 'N',
        }
        expect(record(changes)).toMatchObject({ birthDate: `${year}-${month}-${day}`, individualNumber: number, abawd })
      }),
    )
  })
})

describe('the first line of an IES file', () => {
  it('names all columns in any order', () => {
    expect(headerFault(FEED_COLUMN_NAMES)).toBeUndefined()
    expect(headerFault(FEED_COLUMN_NAMES.toReversed())).toBeUndefined()
    expect(Object.keys(FEED_COLUMNS)).toHaveLength(19)
  })

  it.each([
    [['name', 'city of birth'], /does not name the columns/],
    [FEED_COLUMN_NAMES.filter((name) => name !== 'zip'), /no column zip/],
    [[...FEED_COLUMN_NAMES, 'salary'], /1 more columns/],
    [[...FEED_COLUMN_NAMES, 'zip'], /column zip twice/],
  ])('is refused in one sentence otherwise', (names, sentence) => {
    expect(headerFault(names)).toMatch(sentence)
  })
})
