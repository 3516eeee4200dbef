import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type BusinessCalendar, ILLINOIS_CALENDAR } from './business-calendar.ts'
import { addBusinessHours, addBusinessTime, businessTimeBetween, type HoursMode } from './business-hours.ts'
import { minuteWalk, PUBLISHED_DAYS_OFF } from './minute-walk.ts'

const winter = (text: string) => new Date(`${text.replace(' ', 'T')}:00-06:00`)
const summer = (text: string) => new Date(`${text.replace(' ', 'T')}:00-05:00`)
const MINUTE = 60_000
/** A walk of weeks takes its time on a busy machine. */
const PATIENCE = 30_000
const DAY = 1_440

/** Split shifts in Chicago, and a zone whose clocks change at midnight of a Friday, a business day. */
const SPLIT: BusinessCalendar = {
  ...ILLINOIS_CALENDAR,
  version: 'test-split',
  shifts: [
    { from: '07:15', to: '12:00' },
    { from: '13:05', to: '17:45' },
  ],
}
const CAIRO: BusinessCalendar = { ...SPLIT, version: 'test-cairo', timeZone: 'Africa/Cairo', holidays: () => [] }

describe('business hours on the clock', () => {
  it('TMR-068 make 48 hours two business days: Friday 15:00 is due Tuesday 15:00', () => {
    expect(addBusinessHours(winter('2026-11-20 15:00'), 48)).toEqual(winter('2026-11-24 15:00'))
  })

  it('TMR-068 run on over the change of daylight saving at the weekend', () => {
    expect(addBusinessHours(summer('2026-10-30 15:00'), 24)).toEqual(winter('2026-11-02 15:00'))
    expect(addBusinessHours(winter('2027-03-12 15:00'), 24)).toEqual(summer('2027-03-15 15:00'))
  })

  it('TMR-068 stand still on State holidays', () => {
    expect(addBusinessHours(winter('2026-11-25 10:00'), 48)).toEqual(winter('2026-12-01 10:00'))
  })

  it('begin at midnight when the request comes in at the weekend', () => {
    expect(addBusinessHours(winter('2026-11-21 11:00'), 1)).toEqual(winter('2026-11-23 01:00'))
  })

  it('end with the day, not at the beginning of the next business day', () => {
    expect(addBusinessHours(winter('2026-11-20 12:00'), 12)).toEqual(winter('2026-11-21 00:00'))
  })
})

describe('staffed business hours', () => {
  it('TMR-068 run from 8:30 to 17:00', () => {
    expect(addBusinessHours(winter('2026-11-20 15:00'), 3, 'staffed')).toEqual(winter('2026-11-23 09:30'))
    expect(addBusinessHours(winter('2026-11-20 03:00'), 1, 'staffed')).toEqual(winter('2026-11-20 09:30'))
    expect(addBusinessHours(winter('2026-11-20 15:00'), 2, 'staffed')).toEqual(winter('2026-11-20 17:00'))
  })

  it('pause between split shifts', () => {
    expect(addBusinessHours(winter('2026-11-20 11:00'), 2, 'staffed', SPLIT)).toEqual(winter('2026-11-20 14:05'))
  })
})

describe('business hours in general', () => {
  it('refuse negative hours', () => {
    expect(() => addBusinessHours(winter('2026-11-20 15:00'), -1)).toThrow(RangeError)
    expect(() => addBusinessHours(winter('2026-11-20 15:00'), Number.NaN)).toThrow(RangeError)
  })

  it('say so when a calendar has no business time, instead of searching for ever', () => {
    const never = { ...ILLINOIS_CALENDAR, shifts: [] }
    expect(() => addBusinessHours(winter('2026-11-20 15:00'), 1, 'staffed', never)).toThrow('no business time')
  })

  it('count nothing backwards', () => {
    expect(businessTimeBetween(winter('2026-11-20 15:00'), winter('2026-11-20 14:00'), 'clock', SPLIT)).toBe(0)
  })

  const modes = fc.constantFrom<HoursMode>('clock', 'staffed')
  const places = fc.constantFrom(
    { calendar: ILLINOIS_CALENDAR, daysOff: PUBLISHED_DAYS_OFF, from: '2026-10-20T00:00Z' },
    { calendar: ILLINOIS_CALENDAR, daysOff: PUBLISHED_DAYS_OFF, from: '2027-02-20T00:00Z' },
    { calendar: SPLIT, daysOff: PUBLISHED_DAYS_OFF, from: '2026-10-28T00:00Z' },
    { calendar: SPLIT, daysOff: PUBLISHED_DAYS_OFF, from: '2026-12-22T00:00Z' },
    { calendar: CAIRO, daysOff: [], from: '2026-04-20T00:00Z' },
    { calendar: CAIRO, daysOff: [], from: '2026-10-26T00:00Z' },
  )
  const offset = fc.integer({ min: 0, max: 20 * DAY })

  it(
    'agree with a walk minute by minute, over holidays, split shifts and daylight saving',
    () => {
      fc.assert(
        fc.property(places, modes, offset, fc.integer({ min: 1, max: 60 * 50 }), (place, mode, minute, minutes) => {
          const start = Date.parse(place.from) + minute * MINUTE
          const walk = minuteWalk(place.calendar, place.daysOff, mode)
          const end = addBusinessTime(new Date(start), minutes * MINUTE, mode, place.calendar)
          expect(end.getTime()).toBe(walk.after(start, minutes, start + 40 * DAY * MINUTE))
          const back = businessTimeBetween(new Date(start), end, mode, place.calendar)
          expect(back).toBe(minutes * MINUTE)
        }),
        { numRuns: 150 },
      )
    },
    PATIENCE,
  )

  it(
    'count the time between two moments as the walk does',
    () => {
      fc.assert(
        fc.property(places, modes, offset, offset, (place, mode, minute, length) => {
          const start = Date.parse(place.from) + minute * MINUTE
          const end = start + length * MINUTE
          const walk = minuteWalk(place.calendar, place.daysOff, mode)
          const counted = businessTimeBetween(new Date(start), new Date(end), mode, place.calendar)
          expect(counted).toBe(walk.minutesBetween(start, end) * MINUTE)
        }),
        { numRuns: 100 },
      )
    },
    PATIENCE,
  )
})
