import { describe, expect, it } from '@jest/globals'
import { daysIn, deadlinesOn, type DeadlineSetting } from './screening-deadlines.ts'

const setting = (startsOn: string, overdueAfterDays: number): DeadlineSetting => ({
  ...{ startsOn, overdueAfterDays, setBy: 'ISETS', setAt: '2026-03-02T15:00:00.000Z' },
})
const SETTINGS = [setting('2026-05-01', 20), setting('2000-07-01', 30), setting('2026-03-02', 45)]

describe('when a begun screening is overdue', () => {
  it('ASMT-021 is the setting of the latest day that has come, and the next one is the first after it', () => {
    const daysOn = (day: string) => {
      const { now, next } = deadlinesOn(SETTINGS, day)
      return [now?.overdueAfterDays, next?.overdueAfterDays]
    }
    expect(daysOn('2026-03-01')).toEqual([30, 45])
    expect(daysOn('2026-03-02')).toEqual([45, 20])
    expect(daysOn('2026-05-01')).toEqual([20, undefined])
  })

  it('ASMT-021 is a whole number of days from 1 to 365', () => {
    expect(['30', ' 1 ', '365', '0', '366', '1.5', '', 'a month'].map(daysIn)).toEqual([
      ...[30, 1, 365],
      ...[null, null, null, null, null],
    ])
  })
})
