import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { calendarOfVersion, ILLINOIS_CALENDAR, isBusinessDay } from './business-calendar.ts'
import { addBusinessDays, addCalendarDays } from './business-days.ts'

/** `2026-11-20 15:00` in Chicago while standard time lasts. */
const winter = (text: string) => new Date(`${text.replace(' ', 'T')}:00-06:00`)
const summer = (text: string) => new Date(`${text.replace(' ', 'T')}:00-05:00`)

describe('business days', () => {
  it('are Monday to Friday, by the date in Chicago', () => {
    expect(isBusinessDay(winter('2026-11-20 23:59'))).toBe(true)
    expect(isBusinessDay(winter('2026-11-21 00:00'))).toBe(false)
    expect(isBusinessDay(winter('2026-11-22 23:59'))).toBe(false)
    expect(isBusinessDay(winter('2026-11-23 00:00'))).toBe(true)
  })

  it('skip State holidays on the day on which they are taken', () => {
    expect(isBusinessDay(summer('2026-07-03 12:00'))).toBe(false)
    expect(isBusinessDay(winter('2026-11-26 12:00'))).toBe(false)
    expect(isBusinessDay(winter('2026-11-27 12:00'))).toBe(false)
    expect(isBusinessDay(winter('2027-12-31 12:00'))).toBe(false)
  })

  it('are added at the same local time, not counting the first day', () => {
    expect(addBusinessDays(winter('2026-11-20 15:00'), 1)).toEqual(winter('2026-11-23 15:00'))
    expect(addBusinessDays(winter('2026-11-21 15:00'), 1)).toEqual(winter('2026-11-23 15:00'))
    expect(addBusinessDays(winter('2026-11-25 15:00'), 1)).toEqual(winter('2026-11-30 15:00'))
    expect(addBusinessDays(winter('2026-11-21 15:00'), 0)).toEqual(winter('2026-11-21 15:00'))
  })

  it('are taken off when negative', () => {
    expect(addBusinessDays(winter('2026-11-30 09:00'), -1)).toEqual(winter('2026-11-25 09:00'))
    expect(addBusinessDays(winter('2026-11-22 09:00'), -2)).toEqual(winter('2026-11-19 09:00'))
  })

  it('keep the time of day over both changes of daylight saving', () => {
    expect(addBusinessDays(summer('2026-10-30 15:00'), 1)).toEqual(winter('2026-11-02 15:00'))
    expect(addBusinessDays(winter('2027-03-12 15:00'), 1)).toEqual(summer('2027-03-15 15:00'))
    expect(addCalendarDays(winter('2027-03-12 02:30'), 2)).toEqual(summer('2027-03-14 03:30'))
  })

  it('give the very same moment back when there are none to add, also in the hour that comes twice', () => {
    const secondHalfPastOne = new Date('2026-11-01T07:30:00Z')
    expect(addBusinessDays(secondHalfPastOne, 0)).toEqual(secondHalfPastOne)
  })

  it('refuses parts of a day', () => {
    expect(() => addBusinessDays(winter('2026-11-20 15:00'), 1.5)).toThrow(RangeError)
  })

  it('lead from a business day and back to the same moment', () => {
    const moments = fc.date({ min: new Date('2025-01-01Z'), max: new Date('2035-01-01Z'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 60 }), (moment, days) => {
        fc.pre(isBusinessDay(moment))
        const later = addBusinessDays(moment, days)
        expect(isBusinessDay(later)).toBe(true)
        // Skipped or repeated local hours lie on Sundays, so no business day has them.
        expect(addBusinessDays(later, -days)).toEqual(moment)
      }),
    )
  })

  it('are explained by the version of the calendar, for ever', () => {
    expect(calendarOfVersion(ILLINOIS_CALENDAR.version)).toBe(ILLINOIS_CALENDAR)
    expect(calendarOfVersion('atlantis-1')).toBeUndefined()
  })
})
