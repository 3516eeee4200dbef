import { describe, expect, it } from '@jest/globals'
import { birthDateProblem } from './birth-date.ts'

/** Half past eleven in the evening in Chicago: already the 3rd in London. */
const LATE = new Date('2026-03-03T05:30:00Z')

describe('the birth date of a new user', () => {
  it.each(['1990-02-28', '1988-02-29', '2026-03-01', '1900-01-01'])('HELP-033 can be %s', (day) => {
    expect(birthDateProblem(day, LATE)).toBeUndefined()
  })

  it.each(['2026-03-02', '2026-03-03', '2031-01-01', '1899-12-31'])('HELP-033 cannot be %s', (day) => {
    expect(birthDateProblem(day, LATE)).toBe('This cannot be a birth date.')
  })

  it.each(['1990-02-30', '1989-02-29', '1990-13-01', '02/28/1990', '1990-2-8', 'soon'])('HELP-033 is no %s', (day) => {
    expect(birthDateProblem(day, LATE)).toBe('Please enter the birth date as a date.')
  })
})
