import { describe, expect, it } from '@jest/globals'
import { fiscalYearOf, fiscalYearRange } from './fiscal-year.ts'

describe('the fiscal year', () => {
  it('TMR-060 runs from July 1 to June 30 in Chicago and is named by its end', () => {
    expect(fiscalYearOf(new Date('2026-07-01T04:59:59Z'))).toBe(2026)
    expect(fiscalYearOf(new Date('2026-07-01T05:00:00Z'))).toBe(2027)
    expect(fiscalYearOf(new Date('2027-01-01T12:00:00Z'))).toBe(2027)
  })

  it('TMR-060 begins and ends at midnight in Chicago', () => {
    expect(fiscalYearRange(2027)).toEqual({
      start: new Date('2026-07-01T05:00:00Z'),
      end: new Date('2027-07-01T05:00:00Z'),
    })
  })
})
