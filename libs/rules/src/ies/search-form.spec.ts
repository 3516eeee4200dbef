import { describe, expect, it } from '@jest/globals'
import { illinoisCounty, ILLINOIS_COUNTIES } from './illinois-counties.ts'
import { nameKey } from './name-key.ts'
import { checkIesSearch, identifiersIn, type IesSearchForm } from './search-form.ts'
import { readUsDate, usDate } from './us-date.ts'

const EMPTY: IesSearchForm = {
  firstName: '',
  lastName: '',
  individualNumber: '',
  caseNumber: '',
  birthDate: '',
  ssnLast4: '',
  zip: '',
}
const NAMED = { ...EMPTY, firstName: 'Acorn', lastName: 'Demo-Archer' }

describe('the form of Search IES Customer', () => {
  it('IES-008 needs both names and at least one identifier', () => {
    expect(Object.keys(checkIesSearch(EMPTY))).toEqual(['firstName', 'lastName', 'individualNumber'])
    expect(Object.keys(checkIesSearch(NAMED))).toEqual(['individualNumber'])
  })

  it.each([
    { individualNumber: '901234567' },
    { caseNumber: '807654321' },
    { birthDate: '1992-12-30' },
    { ssnLast4: '3456' },
    { zip: '61183' },
  ])('IES-008 takes any one identifier: %j', (one) => {
    expect(checkIesSearch({ ...NAMED, ...one })).toEqual({})
    expect(identifiersIn({ ...NAMED, ...one })).toEqual(Object.keys(one))
  })

  it.each([
    [{ individualNumber: '90123' }, 'individualNumber'],
    [{ caseNumber: 'C1' }, 'caseNumber'],
    [{ ssnLast4: '123-45-6789' }, 'ssnLast4'],
    [{ zip: '611' }, 'zip'],
    [{ zip: '61183', firstName: 'Ac0rn' }, 'firstName'],
  ])('says what is wrong: %j', (changes, field) => {
    expect(Object.keys(checkIesSearch({ ...NAMED, ...changes }))).toEqual([field])
  })

  it('IES-009 takes a birth date as MM/DD/YYYY', () => {
    expect(readUsDate('12/30/1992')).toBe('1992-12-30')
    expect(usDate('1992-12-30')).toBe('12/30/1992')
    for (const text of ['1992-12-30', '30/12/1992', '2/3/1992', '02/30/1992', '12/34/2000', '']) {
      expect(readUsDate(text)).toBeUndefined()
    }
  })

  it('IES-015 compares names exactly, but for capitals, blanks and apostrophes', () => {
    expect(nameKey('  Mary  Ann O\u2019Demo ')).toBe(nameKey("MARY ANN O'DEMO"))
    expect(nameKey('Jose\u0301')).toBe(nameKey('Jos\u00e9'))
    expect(nameKey('José')).not.toBe(nameKey('Jose'))
    expect(nameKey('Ann-Marie')).not.toBe(nameKey('Ann Marie'))
  })
})

describe('the counties of Illinois', () => {
  it('are 102, each found by its own name', () => {
    expect(new Set(ILLINOIS_COUNTIES).size).toBe(102)
    for (const county of ILLINOIS_COUNTIES) expect(illinoisCounty(county.toUpperCase())).toBe(county)
    expect(illinoisCounty('De Kalb County')).toBe('DeKalb')
    expect(illinoisCounty('Elsewhere')).toBeUndefined()
  })
})
