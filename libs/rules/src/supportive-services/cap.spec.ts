import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { capOn, excessCents, isNearCap, leftCents, percentOfCap } from './cap.ts'

describe('the yearly cap of a category', () => {
  it.each([
    [73_880, 140_000, 52],
    [26_595, 30_000, 88],
    [29_999, 30_000, 99],
    [30_000, 30_000, 100],
    [30_001, 30_000, 100],
    [0, 30_000, 0],
    [45_000, 30_000, 150],
  ])('C50 cuts the percentage: %i of %i cents is %i percent', (total, cap, percent) => {
    expect(percentOfCap(total, cap)).toBe(percent)
  })

  it('SUPP-013 warns from 80 percent on, and never without a cap', () => {
    expect([isNearCap(23_999, 30_000), isNearCap(24_000, 30_000), isNearCap(9_000_000, null)]).toEqual([
      false,
      true,
      false,
    ])
  })

  it('SUPP-014 never lets what fits and what is left disagree', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000 })
    const account = fc.record({ capCents: fc.option(cents), approvedCents: cents, otherCents: cents })
    fc.assert(
      fc.property(account, fc.integer({ min: 1, max: 1_000_000 }), (one, total) => {
        const excess = excessCents(total, one)
        expect(excess === 0).toBe(total <= leftCents(one))
        expect(total - excess <= Math.max(0, leftCents(one))).toBe(true)
      }),
    )
  })

  it('SUPP-012 takes the newest setting that has begun', () => {
    const settings = [
      { startsOn: '2025-07-01', capCents: 140_000 },
      { startsOn: '2026-01-01', capCents: 150_000 },
      { startsOn: '2026-07-01', capCents: null },
    ]
    const days = ['2025-06-30', '2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01']
    expect(days.map((day) => capOn(settings, day))).toEqual([null, 140_000, 150_000, 150_000, null])
  })
})
