import { describe, expect, it } from '@jest/globals'
import { dateText, hoursText, moneyText, monthText } from './figure-text.ts'

describe('figures in words', () => {
  it('writes money, hours, months and dates as people in Illinois read them', () => {
    expect(moneyText(123_450)).toBe('$1,234.50')
    expect(hoursText(1_250)).toBe('12.5')
    expect(hoursText(2_000)).toBe('20')
    expect(monthText('2026-01')).toBe('January 2026')
    expect(dateText('2026-10-05')).toBe('Oct 5, 2026')
  })
})
