import { describe, expect, it } from '@jest/globals'
import { earnfareMonths, earnfareUsedUpOn, type EarnfareSpan } from './earnfare.ts'

const span = (enrolledOn: string, endedOn: string | null = null): EarnfareSpan => ({ enrolledOn, endedOn })

describe('the yearly Earnfare participation', () => {
  it.each<[string, EarnfareSpan[], string, number]>([
    ['none', [], '2026-03-02', 0],
    ['a day is a month', [span('2026-01-31', '2026-01-31')], '2026-03-02', 1],
    ['it lasts until today', [span('2026-01-31')], '2026-03-02', 3],
    ['a month counts once', [span('2026-01-05', '2026-01-09'), span('2026-01-20', '2026-02-03')], '2026-03-02', 2],
    ['over the new year', [span('2025-11-15', '2026-02-01')], '2026-03-02', 4],
    ['only the program year of the day', [span('2026-05-20', '2026-08-02')], '2026-09-01', 2],
    ['the year before, by its last day', [span('2026-05-20', '2026-08-02')], '2026-06-30', 2],
  ])('REF-033 counts months of the program year: %s', (_what, spans, day, months) => {
    expect(earnfareMonths(spans, day)).toBe(months)
  })

  it('REF-033 TMR-102 is used up with six months between July and June, on the last day of taking part', () => {
    expect(earnfareUsedUpOn([span('2025-09-10', '2026-01-31')], '2026-03-02')).toBeNull()
    expect(earnfareUsedUpOn([span('2025-09-10', '2026-02-01')], '2026-03-02')).toBe('2026-02-01')
    const twice = [span('2025-07-01', '2025-08-31'), span('2026-03-01', '2026-06-05')]
    expect(earnfareUsedUpOn(twice, '2026-07-10')).toBe('2026-06-05')
  })

  it('REF-033 does not add up the months of two program years', () => {
    expect(earnfareUsedUpOn([span('2026-04-01', '2026-09-30')], '2026-10-10')).toBeNull()
    expect(earnfareUsedUpOn([span('2026-01-15', '2026-09-30')], '2026-10-10')).toBe('2026-06-30')
  })

  it('REF-033 is used up by whoever is still enrolled', () => {
    expect(earnfareUsedUpOn([span('2025-10-01')], '2026-02-28')).toBeNull()
    expect(earnfareUsedUpOn([span('2025-10-01')], '2026-03-02')).toBe('2026-03-02')
  })
})
