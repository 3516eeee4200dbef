import { describe, expect, it } from '@jest/globals'
import { fiscalYearOfDate } from '../business-calendar/fiscal-year.ts'
import {
  addMonths,
  correctionObstacle,
  isMonthOver,
  isYearOver,
  lastCorrectionOn,
  monthRange,
  packetDueOn,
} from './deadlines.ts'
import { monthsOpen, mustBeDiscussed } from './form-4334.ts'

describe('the dates of a packet', () => {
  it('BILL-004 BILL-005 C12 asks for part 1 on the 15th and for part 2 on the 20th of the month after', () => {
    expect(packetDueOn('2026-07', 'provider', null)).toBe('2026-08-15')
    expect(packetDueOn('2025-12', 'provider', null)).toBe('2026-01-15')
    expect(packetDueOn('2026-07', 'provider_manager', '2026-09-02')).toBe('2026-08-20')
  })

  it.each([
    ['2026-07', '2026-08-12', '2026-09-30'],
    ['2026-07', null, '2026-09-30'],
    ['2026-07', '2026-12-31', '2027-01-31'],
    ['2026-12', '2027-01-15', '2027-02-28'],
  ])('BILL-006 TMR-058 asks billing for %s, submitted %s, by %s', (month, submittedOn, due) => {
    expect(packetDueOn(month, 'billing', submittedOn)).toBe(due)
  })

  it('C13 gives June the same dates as every month, in the next fiscal year', () => {
    expect(packetDueOn('2026-06', 'provider', null)).toBe('2026-07-15')
    expect(packetDueOn('2026-06', 'provider_manager', null)).toBe('2026-07-20')
  })

  it('TMR-060 names the fiscal year by its end', () => {
    expect([fiscalYearOfDate('2026-06'), fiscalYearOfDate('2026-07')]).toEqual([2026, 2027])
  })

  it('C13 TMR-060 ends the data entry of a fiscal year with June 30', () => {
    expect(isYearOver('2026-03', '2026-06-30')).toBe(false)
    expect(isYearOver('2026-03', '2026-07-01')).toBe(true)
    expect(isYearOver('2026-06', '2026-07-01')).toBe(true)
    expect(isYearOver('2026-07', '2026-07-01')).toBe(false)
  })

  it('BILL-037 BILL-038 takes corrections until August 15, to the last minute in Illinois', () => {
    expect(lastCorrectionOn('2026-06')).toBe('2026-08-15')
    expect(lastCorrectionOn('2026-07')).toBe('2027-08-15')
    expect(correctionObstacle('2026-06', '2026-08-15')).toBeNull()
    expect(correctionObstacle('2026-06', '2026-08-16')).toContain('Court of Claims')
    expect(correctionObstacle('2026-07', '2026-08-16')).toBeNull()
  })

  it('begins a packet at the first minute of the next month in Illinois', () => {
    expect(isMonthOver('2026-02', new Date('2026-03-01T05:59:59Z'))).toBe(false)
    expect(isMonthOver('2026-02', new Date('2026-03-01T06:00:00Z'))).toBe(true)
  })

  it('counts months over the year', () => {
    expect(addMonths('2025-11', 3)).toBe('2026-02')
    expect(monthRange('2028-02')).toEqual({ first: '2028-02-01', last: '2028-02-29' })
  })
})

describe('the 4334', () => {
  it('BILL-014 must be discussed in the 6th, 9th and 12th month of an activity, and in no other', () => {
    const months = Array.from({ length: 24 }, (_, index) => addMonths('2025-03', index))
    const discussed = months.filter((month) => mustBeDiscussed(monthsOpen('2025-03-31', month)))
    expect(discussed).toEqual(['2025-08', '2025-11', '2026-02'])
    expect(monthsOpen('2025-03-31', '2025-02')).toBe(0)
  })
})
