import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { formatCents, parseDollars } from './money.ts'

describe('money', () => {
  it('is written with cents and thousands', () => {
    expect([0, 5, 73_880, 123_456_789, -1_050].map(formatCents)).toEqual([
      '$0.00',
      '$0.05',
      '$738.80',
      '$1,234,567.89',
      '−$10.50',
    ])
  })

  it('is read as people type it, and as nothing else', () => {
    expect(['12', ' $12.5 ', '1,200.00', '12.505', '1,20', '-3', 'abc', ''].map(parseDollars)).toEqual([
      1_200,
      1_250,
      120_000,
      null,
      null,
      null,
      null,
      null,
    ])
  })

  it('is never changed by writing and reading', () => {
    fc.assert(
      fc.property(fc.nat({ max: 99_999_999_999 }), (cents) => {
        expect(parseDollars(formatCents(cents))).toBe(cents)
      }),
    )
  })
})
