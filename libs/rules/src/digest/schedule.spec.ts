import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { localDateOf } from '../business-calendar/local-date.ts'
import { DAILY_DIGEST, lastSlot, nextSlot, WEEKLY_SUMMARY } from './schedule.ts'

const next = (after: string, times = DAILY_DIGEST) => nextSlot(new Date(after), times).toISOString()
const last = (now: string, times = DAILY_DIGEST) => lastSlot(new Date(now), times).toISOString()

describe('when a digest goes out', () => {
  it.each([
    ['in winter', '2026-03-02T12:59:59Z', '2026-03-02T13:00:00.000Z'],
    ['at seven sharp the next day is next', '2026-03-02T13:00:00Z', '2026-03-03T13:00:00.000Z'],
    ['over the night without 02:00', '2026-03-07T13:00:00Z', '2026-03-08T12:00:00.000Z'],
    ['over the night with 01:00 twice', '2026-10-31T12:00:00Z', '2026-11-01T13:00:00.000Z'],
  ])('TMR-028 is 07:00 in Illinois %s', (_when, after, expected) => {
    expect(next(after)).toBe(expected)
  })

  it('TMR-029 the summary is on Monday', () => {
    expect(next('2026-03-02T12:00:00Z', WEEKLY_SUMMARY)).toBe('2026-03-02T13:00:00.000Z')
    expect(next('2026-03-02T13:00:00Z', WEEKLY_SUMMARY)).toBe('2026-03-09T12:00:00.000Z')
    expect(last('2026-03-08T23:00:00Z', WEEKLY_SUMMARY)).toBe('2026-03-02T13:00:00.000Z')
  })

  it('knows the last one that has come', () => {
    expect(last('2026-03-02T12:59:59Z')).toBe('2026-03-01T13:00:00.000Z')
    expect(last('2026-03-02T13:00:00Z')).toBe('2026-03-02T13:00:00.000Z')
  })

  it('NOTIF-003 gives each day exactly one slot, whatever the day', () => {
    const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, (now) => {
        const [before, after] = [lastSlot(now, DAILY_DIGEST), nextSlot(now, DAILY_DIGEST)]
        expect(before.getTime()).toBeLessThanOrEqual(now.getTime())
        expect(after.getTime()).toBeGreaterThan(now.getTime())
        expect(nextSlot(before, DAILY_DIGEST)).toEqual(after)
        expect(localDateOf(before)).not.toBe(localDateOf(after))
      }),
    )
  })
})
