import { describe, expect, it } from '@jest/globals'
import { formatDate, formatDateTime, formatDeadline } from './date-time-text.ts'

describe('moments in words', () => {
  it('are written in Chicago time, with ordinary blanks', () => {
    expect(formatDateTime(new Date('2026-11-24T21:00:00Z'))).toBe('Tue, Nov 24, 3:00 PM')
    expect(formatDateTime(new Date('2026-07-01T05:05:00Z'))).toBe('Wed, Jul 1, 12:05 AM')
  })

  it('have the year when it is another one than today', () => {
    const moment = new Date('2026-11-24T21:00:00Z')
    expect(formatDateTime(moment, new Date('2026-12-31T12:00:00Z'))).toBe('Tue, Nov 24, 3:00 PM')
    expect(formatDateTime(moment, new Date('2027-01-01T05:59:00Z'))).toBe('Tue, Nov 24, 3:00 PM')
    expect(formatDateTime(moment, new Date('2027-01-01T06:00:00Z'))).toBe('Tue, Nov 24, 2026, 3:00 PM')
  })

  it('can be a date alone', () => {
    expect(formatDate(new Date('2026-11-25T05:59:00Z'))).toBe('Nov 24, 2026')
  })
})

describe('a deadline in words', () => {
  it('HELP-031 is the end of a day, not the midnight after it', () => {
    expect(formatDeadline(new Date('2026-11-25T06:00:00Z'))).toBe('end of Tue, Nov 24')
    expect(formatDeadline(new Date('2026-07-01T05:00:00Z'))).toBe('end of Tue, Jun 30')
    expect(formatDeadline(new Date('2026-11-24T21:00:00Z'))).toBe('Tue, Nov 24, 3:00 PM')
  })
})
