import { describe, expect, it } from '@jest/globals'
import { datePlusDays, localDateOf } from './local-date.ts'

describe('the day of a moment in Illinois', () => {
  it.each([
    ['2026-03-02T05:59:59Z', '2026-03-01'],
    ['2026-03-02T06:00:00Z', '2026-03-02'],
    ['2026-07-02T04:59:59Z', '2026-07-01'],
    ['2026-07-02T05:00:00Z', '2026-07-02'],
  ])('%s belongs to %s', (instant, date) => {
    expect(localDateOf(new Date(instant))).toBe(date)
  })

  it('counts days over the end of a month, and back', () => {
    expect(datePlusDays('2026-02-27', 2)).toBe('2026-03-01')
    expect(datePlusDays('2026-03-01', -60)).toBe('2025-12-31')
  })
})
