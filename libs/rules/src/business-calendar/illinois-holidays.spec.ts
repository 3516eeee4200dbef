import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { illinoisHolidays } from './illinois-holidays.ts'

const daysOff = (year: number) => illinoisHolidays(year).map(({ observedOn }) => observedOn)
const dayOff = (year: number, name: string) => illinoisHolidays(year).find((one) => one.name === name)?.observedOn

describe('illinois holidays', () => {
  it('lists the State holidays of 2026, with Independence Day taken on the Friday before and an election day', () => {
    expect(daysOff(2026)).toEqual(
      ['01-01', '01-19', '02-12', '02-16', '05-25', '06-19', '07-03', '09-07', '10-12', '11-03', '11-11', '11-26']
        .concat(['11-27', '12-25'])
        .map((day) => `2026-${day}`),
    )
  })

  it('lists the State holidays of 2027, in which three are moved and New Year of 2028 is taken', () => {
    expect(daysOff(2027)).toEqual(
      ['01-01', '01-18', '02-12', '02-15', '05-31', '06-18', '07-05', '09-06', '10-11', '11-11', '11-25', '11-26']
        .concat(['12-24', '12-31'])
        .map((day) => `2027-${day}`),
    )
  })

  it('takes a holiday that falls on a Sunday on the Monday after', () => {
    expect(dayOff(2023, "New Year's Day")).toBe('2023-01-02')
    expect(dayOff(2028, "Lincoln's Birthday")).toBe('2028-02-11')
    expect(dayOff(2034, "Lincoln's Birthday")).toBe('2034-02-13')
  })

  it('has a General Election Day in even years only, on the Tuesday after the first Monday of November', () => {
    expect(dayOff(2028, 'General Election Day')).toBe('2028-11-07')
    expect(dayOff(2032, 'General Election Day')).toBe('2032-11-02')
    expect(dayOff(2027, 'General Election Day')).toBeUndefined()
  })

  it('gives every holiday of every year exactly one working day off, in the year that it is asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2100 }), (year) => {
        const days = daysOff(year)
        expect(new Set(days).size).toBe(days.length)
        for (const day of days) {
          expect(day.slice(0, 4)).toBe(String(year))
          expect([0, 6]).not.toContain(new Date(`${day}T12:00:00Z`).getUTCDay())
        }
      }),
    )
  })
})
