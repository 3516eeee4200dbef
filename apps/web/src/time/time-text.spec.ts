import { describe, expect, it } from '@jest/globals'
import { ageOf, dueText, messageTime, momentText, promisedText } from './time-text.ts'

/** A Tuesday noon in Chicago. */
const NOON = Date.parse('2026-11-17T18:00:00Z')

describe('moments in words', () => {
  it('HELP-031 names the promised time in Illinois', () => {
    expect(promisedText('2026-11-24T21:00:00.000Z')).toBe('Tuesday, November 24 at 3:00 PM')
  })

  it('HELP-031 says that a promise ends with a day, not at the midnight after it', () => {
    expect(promisedText('2026-11-25T06:00:00.000Z')).toBe('the end of Tuesday, November 24')
    expect(dueText('2026-11-25T06:00:00.000Z')).toBe('end of Tue, Nov 24')
    expect(dueText('2026-07-01T05:00:00.000Z')).toBe('end of Tue, Jun 30')
    expect(dueText('2026-11-24T21:00:00.000Z', NOON)).toBe('Tue, Nov 24, 3:00 PM')
  })

  it('shows the clock for today and the day for earlier messages', () => {
    expect(messageTime('2026-11-17T16:19:00.000Z', NOON)).toBe('10:19 AM')
    expect(messageTime('2026-11-16T16:19:00.000Z', NOON)).toBe('Mon, Nov 16, 10:19 AM')
  })

  it('names the year of a moment of another year', () => {
    expect(momentText('2026-01-05T16:19:00.000Z', NOON)).toBe('Mon, Jan 5, 10:19 AM')
    expect(momentText('2025-10-01T05:59:00.000Z', NOON)).toBe('Wed, Oct 1, 2025, 12:59 AM')
    expect(momentText('2027-01-01T05:59:00.000Z', NOON)).toBe('Thu, Dec 31, 11:59 PM')
  })

  it.each([
    [0, { unit: 'justNow' }],
    [6, { unit: 'minutesAgo', count: 6 }],
    [119, { unit: 'hoursAgo', count: 1 }],
    [3000, { unit: 'daysAgo', count: 2 }],
  ])('tells an age of %i minutes', (minutes, age) => {
    expect(ageOf(new Date(NOON - minutes * 60_000).toISOString(), NOON)).toEqual(age)
  })
})
