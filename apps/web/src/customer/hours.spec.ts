import { describe, expect, it } from '@jest/globals'
import { hoursOf, hoursText } from './hours.ts'

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

  it('shows hundredths as hours', () => {
    expect([hoursText(650), hoursText(0), hoursText(null)]).toEqual(['6.5', '0', ''])
  })
})
