import { describe, expect, it } from '@jest/globals'
import { hoursOf, hoursText, monthHoursOf } from './hours.ts'

describe('hours as they are typed', () => {
  it.each([
    ['6.5', 650],
    ['6,25', 625],
    [' 24 ', 2_400],
    ['0', 0],
    ['', null],
    ['24.5', undefined],
    ['six', undefined],
    ['1.234', undefined],
    ['-1', undefined],
  ])('ATT-001 reads %j as %j', (text, hours) => {
    expect(hoursOf(text)).toBe(hours)
  })

  it('BILL-025 reads the hours of a whole month, up to 31 days', () => {
    expect(['82.5', '744', '0', '744.01', '1000', '', '-3'].map(monthHoursOf)).toEqual([
      ...[8_250, 74_400, 0],
      ...[undefined, undefined, undefined, undefined],
    ])
  })

  it('shows hundredths as hours', () => {
    expect([hoursText(650), hoursText(0), hoursText(null)]).toEqual(['6.5', '0', ''])
  })
})
